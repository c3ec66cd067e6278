"""Changing the data for an editor: by place, keeping comments and layout, never half."""
