"""The words that the tool's scripts say, in the language of the back office.

A value in braces is put in its place by the scripts.
"""

from __future__ import annotations

from django.utils.translation import gettext as _

from cms.pages.workshop.words import words as workshop_words

from ..phases import Phase


def words() -> dict[str, str]:
    """Return every sentence of the tool, by name."""
    return {
        **_saving(),
        **_playing(),
        **_drawing(),
        **_hints(),
        **_forms(),
        **_fields(),
    }


def _saving() -> dict[str, str]:
    return {
        **workshop_words(),
        "published": _("The gesture is published."),
        "submitted": _("The gesture was sent to the moderators."),
        "offline_import": _("The site cannot be reached: the file was not read."),
        "imported": _("Brought in: {phases} phases, {shapes} shapes."),
        "film_failed": _(
            "The browser cannot play this film. Its phases and shapes can still be written."
        ),
    }


def _playing() -> dict[str, str]:
    return {
        "play": _("Play"),
        "pause": _("Pause"),
        "media_film": _("Film"),
        "media_picture": _("Image"),
        "media_model": _("3D model"),
        "model_loading": _("Loading the 3D model…"),
        "model_failed": _(
            "The 3D model could not be loaded. Its measures stay; reload the page to try again."
        ),
        "model_no_webgl": _("This browser does not show 3D: the measures of the model stay."),
        "new_phase": _("Phase {number}"),
        "phase_made": _("“{name}” begins here."),
        "already_starts": _("A phase already begins here."),
        "no_phase_here": _("There is no phase at this moment: press N to begin one."),
        "ends_before": _("A phase ends after it starts: go further in the film."),
        "block": _("{name}, from {start} to {end}"),
        "edge_start": _("Start of {name}"),
        "edge_end": _("End of {name}"),
        "keyframe": _("Keyframe at {time}"),
        "keyframe_add": _("Add a keyframe"),
        "keyframe_remove": _("Take the keyframe away"),
    }


def _drawing() -> dict[str, str]:
    return {
        "kind_point": _("Point"),
        "kind_segment": _("Length"),
        "kind_polyline": _("Broken line"),
        "kind_angle": _("Angle"),
        "kind_circle": _("Circle"),
        "kind_arc": _("Arc"),
        "kind_rectangle": _("Rectangle"),
        "kind_arrow": _("Arrow"),
        "kind_path": _("Freehand"),
        "kind_text": _("Text"),
        "kind_undefined": _("Unknown shape"),
        "drawn": _("{kind} drawn: go to another moment and move its points to animate it."),
        "drawn_space": _("{kind} placed on the 3D model: its points can be moved along it."),
        "view_kept": _("The view is kept: the model turns there during this phase."),
        "view_forgotten": _("The view of this phase is forgotten."),
        "off_model": _("There is nothing of the object there: touch its surface."),
        "handle_space": _("Point {number} of {name}: {x}, {y}, {z} millimetres"),
        "handle": _("Point {number} of {name}: {x}, {y} pixels"),
        "calibration": _("the calibration"),
        "calibration_remove": _("Delete the calibration"),
        "known_length": _("Length between the two points"),
        "known_width": _("From the first corner to the second"),
        "known_height": _("From the second corner to the third"),
        "known_value": _("Value"),
        "known_doubt": _("Known to within ±"),
        "unit": _("Unit"),
        "scale_same_place": _(
            "The two points of the calibration are in the same place: move one of them."
        ),
        "scale_length": _("The calibration needs a length greater than zero."),
        "plane_flat": _(
            "The four points of the calibration do not make the picture of a rectangle: "
            "place them in turn around it, no three of them in a line."
        ),
        "plane_sides": _("The calibration needs two sides greater than zero."),
        "colour_accent": _("orange"),
        "colour_light": _("white"),
        "colour_dark": _("black"),
        "colour_warm": _("yellow"),
        "colour_cool": _("blue"),
        "colour_alert": _("red"),
    }


def _hints() -> dict[str, str]:
    first = _("Touch the first end; or slide from one end to the other.")
    second = _("Touch the other end.")
    through = _("Touch a first point of the circle.")
    also = _("Touch a second point of the circle.")
    last = _("Touch a third point of the circle.")
    return {
        "hint_space": _("Slide to turn the object."),
        "hint_point_1": _("Touch the picture where the point goes."),
        "hint_text_1": _("Touch the picture where the text goes."),
        "hint_segment_1": first,
        "hint_segment_2": second,
        "hint_arrow_1": first,
        "hint_arrow_2": _("Touch the tip of the arrow."),
        "hint_rectangle_1": _("Touch a corner; or slide to the opposite corner."),
        "hint_rectangle_2": _("Touch the opposite corner."),
        "hint_angle_1": _("Touch a point of the first side."),
        "hint_angle_2": _("Touch the top of the angle."),
        "hint_angle_3": _("Touch a point of the other side."),
        "hint_circle_1": through,
        "hint_circle_2": also,
        "hint_circle_3": last,
        "hint_arc_1": _("Touch the beginning of the arc."),
        "hint_arc_2": _("Touch a point in the middle of the arc."),
        "hint_arc_3": _("Touch the end of the arc."),
        "hint_path": _("Draw with the mouse, the finger or the pen held down."),
        "hint_polyline": _("Touch each point; press twice, or Enter, to end."),
        "hint_calibrate-scale_1": _("Touch one end of what you know the length of."),
        "hint_calibrate-scale_2": second,
        "hint_calibrate-plane_1": _("Touch a corner of the rectangle, then the others in turn."),
        "hint_calibrate-plane_2": _("Touch the second corner."),
        "hint_calibrate-plane_3": _("Touch the third corner."),
        "hint_calibrate-plane_4": _("Touch the fourth corner."),
    }


def _forms() -> dict[str, str]:
    return {
        "unnamed": _("Unnamed phase"),
        "unnamed_phase": _("Phase {number}"),
        "no_time": _("no moment yet"),
        "wrong": _("to put right"),
        "secret": _("secret"),
        "none": _("None"),
        "of_gesture": _("That of the gesture"),
        "first_film": _("The first film"),
        "in_detail": _("In detail"),
        "delete_phase": _("Delete this phase"),
        "delete_shape": _("Delete this shape"),
        "not_a_moment": _("Write a moment of the film as 12.5 or 1:05.5 (minutes:seconds)."),
        "not_a_number": _("Write a number, e.g. 12.5."),
        "quantity": _("Measure"),
        "computed": _("Computed from the picture:"),
        "not_calibrated": _("calibrate the picture to read it"),
        "not_computed": _("nothing"),
        "unit_none": _("no unit"),
        "shape_name": _("Name"),
        "shape_text": _("Words to show"),
        "shape_measure": _("What is measured"),
        "shape_unit": _("Unit"),
        "shape_value": _("Value typed by hand"),
        "shape_tolerance": _("Tolerance ±"),
        "shape_start": _("Shown from"),
        "shape_end": _("Shown until"),
        "shape_phase": _("Phase"),
        "shape_layer": _("Layer"),
        "shape_colour": _("Colour"),
    }


FIELDS = {
    "name": "name", "start": "start", "end": "end", "film": "film",
    "description": "description", "rule": "rule_of_art", "action": "action",
    "material": "material", "state": "state", "tool": "tool", "posture": "posture",
    "grip": "grip", "ruleSource": "rule_source", "tolerance": "tolerance",
    "safety": "safety_note", "commonError": "common_error", "validatedBy": "validated_by",
    "validatedOn": "validated_on", "secondFilm": "second_film",
    "secondOffset": "second_offset", "secret": "is_secret",
}  # fmt: skip


def _fields() -> dict[str, str]:
    """Return the labels of the phases' fields, and their help, as the page's editor has them."""
    found = {}
    for name, field in FIELDS.items():
        described = Phase._meta.get_field(field)
        label = str(described.verbose_name)
        found[f"field_{name}"] = label[:1].upper() + label[1:]
        if help_text := str(getattr(described, "help_text", "") or ""):
            found[f"help_{name}"] = help_text
    return found
