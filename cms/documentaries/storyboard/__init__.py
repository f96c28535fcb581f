"""The storyboard: a full-screen editor of a documentary, in the back office.

`state` is what it is given, `keeping` puts back what it sends into a draft, `scene_form` is
Wagtail's own form of one scene, `views` are its addresses. It knows no kind of scene: all is read
from the definitions of the blocks (`kinds`). The rest is in `static/documentaries/storyboard/`.
"""
