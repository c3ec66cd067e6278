import markdown

from playbook.compose.markup import block, inline, plain, words_only


def rendered(text: str) -> str:
    return markdown.markdown(text, extensions=["attr_list", "md_in_html"])


def test_plain_words_stay_what_they_are() -> None:
    nasty = 'a*b* _c_ <script>alert(1)</script> [x](javascript:1) `d` & "e" # {: .f } ![g](h)'
    html = rendered("Början " + plain(nasty))
    assert "<script" not in html
    assert "<em>" not in html
    assert "<a " not in html
    assert "<code>" not in html
    assert "<img" not in html


def test_texts_may_be_bold_and_link_but_hold_no_html() -> None:
    html = rendered(inline("**Ring** [dem](x) <b>nu</b>", lambda target: f"../{target}.md"))
    assert "<strong>Ring</strong>" in html
    assert '<a href="../x.md">dem</a>' in html
    assert "<b>" not in html
    assert "&lt;b&gt;nu" in html


def test_a_line_that_begins_like_a_heading_or_list_is_text() -> None:
    for start in ("# ett", "1. ett", "+ ett", ": ett", "> ett"):
        html = rendered(inline(start, str))
        assert html.startswith("<p>"), start
        assert "<h1>" not in html


def test_blocks_keep_paragraphs_and_lists() -> None:
    html = rendered(block("Ett stycke.\nSamma stycke.\n- en\n- två\n\nNytt.", str))
    assert html.count("<p>") == 2
    assert html.count("<li>") == 2


def test_a_link_and_an_item_may_go_on_in_the_next_line() -> None:
    text = "Läs hur\nmycket [ni ska\nförklara](x), sedan:\n- ett\n  [och\n  ett](y)\n- två\n\nSlut."
    html = rendered(block(text, lambda target: f"{target}.md"))
    assert '<a href="x.md">ni ska förklara</a>' in html
    assert '<a href="y.md">och ett</a>' in html
    assert html.count("<li>") == 2
    assert html.count("<ul>") == 1
    assert "<li>\n<p>" not in html


def test_words_only_drops_marks_and_addresses() -> None:
    assert words_only("Se **nu** [pausa](pause-work)\n  i dag") == "Se nu pausa i dag"
