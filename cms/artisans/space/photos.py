"""Photos that artisans send from their phone: checked by content, turned upright, cleaned."""

from __future__ import annotations

import io
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.template.defaultfilters import filesizeformat
from django.utils.text import slugify
from django.utils.translation import gettext as _
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError
from pillow_heif import register_heif_opener
from wagtail.images import get_image_model

from cms.media.collections import collection_named
from cms.media.licences import Licence

register_heif_opener()

FORMATS = ["JPEG", "PNG", "WEBP", "HEIF"]
ACCEPT = "image/jpeg,image/png,image/webp,image/heic,image/heif"
LONGEST_SIDE = 4000
COLLECTION = "Photos des artisans"


def read_photo(upload: Any) -> ContentFile:
    """Return the photo as an upright sRGB JPEG without metadata (a phone writes where it was).

    A sentence says what to do when the file is too large, no photo, or damaged.
    """
    most = settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE
    if upload.size > most:
        raise ValidationError(
            _("This photo weighs %(size)s; the most we take is %(most)s. Send a smaller one.")
            % {"size": filesizeformat(upload.size), "most": filesizeformat(most)}
        )
    try:
        _check(upload)
        return _clean_copy(upload)
    except UnidentifiedImageError as error:
        raise ValidationError(
            _("This file is not a photo we can read. Send a JPEG, PNG, WebP or HEIC photo.")
        ) from error
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        raise ValidationError(
            _("This photo is damaged. Try to send it again, or choose another one.")
        ) from error


def _check(upload: Any) -> None:
    upload.seek(0)
    with Image.open(upload, formats=FORMATS) as image:
        pixels = image.width * image.height
        if pixels > settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS:
            raise ValidationError(
                _("This photo has too many pixels (%(millions)s million). Send a smaller one.")
                % {"millions": round(pixels / 1_000_000)}
            )
        image.verify()


def _clean_copy(upload: Any) -> ContentFile:
    upload.seek(0)
    with Image.open(upload, formats=FORMATS) as opened:
        opened.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
        image = _as_srgb(ImageOps.exif_transpose(opened))
    image.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=88, progressive=True, optimize=True)
    return ContentFile(buffer.getvalue())


def _as_srgb(image: Image.Image) -> Image.Image:
    """Return `image` in sRGB on white: phones write Display P3, and drawings have an alpha."""
    if profile := image.info.get("icc_profile"):
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), inPlace=True)
        except ImageCms.PyCMSError:
            pass  # a wrong profile: the plain colours are better than no photo
    if image.has_transparency_data:
        image = image.convert("RGBA")
        white = Image.new("RGBA", image.size, "white")
        image = Image.alpha_composite(white, image)
    copy = Image.new("RGB", image.size)
    copy.paste(image.convert("RGB"))
    return copy


def keep_photo(photo: ContentFile, page: Any, description: str, user: Any) -> Any:
    """Add the photo to the library, credited to the firm, and return the picture."""
    model = get_image_model()
    photo.name = f"{slugify(page.title)[:60] or 'artisan'}.jpg"
    picture = model(
        title=page.title[:255],
        description=description or _("Photo of %(name)s") % {"name": page.title},
        credit=page.title[:255],
        licence=Licence.RESERVED,
        collection=collection_named(COLLECTION),
        uploaded_by_user=user,
        file=photo,
        file_size=photo.size,
    )
    picture.save()
    return picture
