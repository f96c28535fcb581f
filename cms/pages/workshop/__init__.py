"""What full-screen editors of the back office share: drafts, conflicts, presence, publication.

The workshop of gestures and the storyboard of documentaries are made with it; their scripts share
`static/pages/workshop/`, their frame `templates/pages/workshop/`.
"""
