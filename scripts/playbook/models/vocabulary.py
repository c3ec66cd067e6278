"""The search's vocabulary: groups of words that mean the same to someone who searches."""

from typing import Annotated

from playbook.models.base import Doc, Model, PlainString


class Synonyms(Model):
    """A group of words that mean the same to someone who searches."""

    id: Annotated[
        str,
        Doc(
            "Id",
            "Id",
            "Nyckeln som gruppen står under i vocabulary.yml, på engelska med bindestreck. "
            "Den syns aldrig.",
            "The key that the group stands under in vocabulary.yml, in English with hyphens. "
            "It never shows.",
        ),
    ]
    sv: Annotated[
        tuple[PlainString, ...],
        Doc(
            "Svenska",
            "Swedish",
            "Ord och uttryck som betyder detsamma för den som söker, minst två. "
            "Den som skriver ett av dem hittar sidor som har ett annat. "
            "Ett ord som slutar på * gäller alla ord som börjar så.",
            "Words and phrases that mean the same to someone who searches, two at least. "
            "Whoever types one of them finds pages that have another. "
            "A word that ends in * stands for all words that begin so.",
        ),
    ] = ()
    en: Annotated[
        tuple[PlainString, ...],
        Doc(
            "Engelska",
            "English",
            "Engelska ord och uttryck, minst två. "
            "De behöver inte vara översättningar av de svenska.",
            "English words and phrases, two at least. "
            "They need not be translations of the Swedish ones.",
        ),
    ] = ()
