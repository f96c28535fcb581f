"""The sentences of refusals: for each code, in French then in English.

Figures have the names of the facts of the refusal; `accepted` says what to send instead.
"""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "empty": ("Ce fichier est vide. Renvoyez-le.", "This file is empty. Send it again."),
    "unknown": (
        "Ce genre de fichier n'est pas accepté ici. Envoyez %(accepted)s.",
        "This kind of file is not taken here. Send %(accepted)s.",
    ),
    "wrong_kind": (
        "Ce fichier est %(found)s. Envoyez ici %(accepted)s.",
        "This file is %(found)s. Send %(accepted)s here.",
    ),
    "svg": (
        "Les dessins SVG ne sont pas acceptés ici : ils peuvent contenir des programmes. "
        "Envoyez %(accepted)s.",
        "SVG drawings are not taken here: they may carry programs. Send %(accepted)s.",
    ),
    "playlist": (
        "Ce fichier n'est qu'une liste d'autres fichiers. Envoyez %(accepted)s.",
        "This file is only a list of other files. Send %(accepted)s.",
    ),
    "too_large": (
        "Ce fichier pèse %(found)s : la limite est de %(limit)s. Envoyez-en un plus léger.",
        "This file weighs %(found)s: the limit is %(limit)s. Send a lighter one.",
    ),
    "truncated": (
        "Ce fichier s'arrête avant la fin : l'envoi a sans doute été coupé. Renvoyez-le.",
        "This file stops before its end: its sending was surely cut. Send it again.",
    ),
    "malformed": (
        "Ce fichier est abîmé. Exportez-le de nouveau, puis envoyez-le.",
        "This file is damaged. Export it again, then send it.",
    ),
    "unreadable": (
        "Ce fichier ne peut pas être lu. Exportez-le de nouveau en MP4, puis envoyez-le.",
        "This file cannot be read. Export it again in MP4, then send it.",
    ),
    "too_slow": (
        "Ce fichier a été trop long à lire. Exportez-le de nouveau en MP4, puis envoyez-le.",
        "This file took too long to read. Export it again in MP4, then send it.",
    ),
    "no_track": (
        "Ce fichier ne contient ni image ni son. Choisissez-en un autre.",
        "This file holds neither picture nor sound. Choose another one.",
    ),
    "no_picture": (
        "Ce fichier n'a pas d'image : si c'est un son, ajoutez-le aux sons.",
        "This file has no picture: if it is a sound, add it to the sounds.",
    ),
    "no_sound": (
        "Ce fichier n'a pas de son. Choisissez-en un autre.",
        "This file has no sound. Choose another one.",
    ),
    "no_speech": (
        "Aucune parole n'a été reconnue. Écrivez les sous-titres à la main, ou déposez-en.",
        "No speech was recognised. Write the captions by hand, or send some.",
    ),
    "no_duration": (
        "Ce fichier n'a aucune durée. Choisissez-en un autre.",
        "This file lasts no time at all. Choose another one.",
    ),
    "too_long": (
        "Ce fichier dure %(found)s : la limite est de %(limit)s. Coupez-le en plusieurs parties.",
        "This file lasts %(found)s: the limit is %(limit)s. Cut it in several parts.",
    ),
    "frame_too_large": (
        "L'image fait %(width)s × %(height)s pixels : la limite est de %(limit)s par "
        "côté. Exportez-la en plus petit.",
        "The picture is %(width)s × %(height)s pixels: the limit is %(limit)s on a side. "
        "Export it smaller.",
    ),
    "captions_header": (
        "Des sous-titres commencent par le mot WEBVTT. Exportez-les en WebVTT.",
        "Captions must start with the word WEBVTT. Export them in WebVTT.",
    ),
    "captions_encoding": (
        "Ces sous-titres ne sont pas en UTF-8. Enregistrez-les en UTF-8, puis envoyez-les.",
        "These captions are not in UTF-8. Save them in UTF-8, then send them.",
    ),
    "captions_empty": (
        "Il n'y a aucun sous-titre dans ce fichier. Exportez-le de nouveau.",
        "There is no caption in this file.",
    ),
    "captions_too_many": (
        "Il y a trop de sous-titres dans ce fichier (limite : %(limit)s). Coupez le film "
        "en plusieurs parties.",
        "There are too many captions in this file (limit: %(limit)s).",
    ),
    "captions_timing": (
        "La ligne %(line)s des sous-titres n'est pas un temps. Écrivez-la sous la forme "
        "00:01.000 --> 00:04.000.",
        "Line %(line)s of the captions is not a time. Write it as 00:01.000 --> 00:04.000.",
    ),
    "captions_order": (
        "La ligne %(line)s des sous-titres finit avant de commencer. Inversez les deux temps.",
        "Line %(line)s of the captions ends before it starts. Swap the two times.",
    ),
    "malformed_model": (
        "Ce modèle 3D est abîmé. Exportez-le de nouveau en GLB, puis envoyez-le.",
        "This 3D model is damaged. Export it again in GLB, then send it.",
    ),
    "model_too_complex": (
        "Ce modèle 3D a trop de parties pour être montré sur un téléphone. Simplifiez-le,"
        " puis envoyez-le.",
        "This 3D model has too many parts to be shown on a phone. Simplify it, then send it.",
    ),
    "outside_address": (
        "Ce modèle 3D cherche « %(address)s » hors de son fichier. Exportez-le de nouveau"
        " en GLB avec ses textures dedans.",
        "This 3D model looks for “%(address)s” outside its file. Export it again in GLB "
        "with its textures inside.",
    ),
    "no_triangles": (
        "Il n'y a aucune surface dans ce modèle 3D : un nuage de points ne peut pas être "
        "montré. Exportez un maillage.",
        "There is no surface in this 3D model: a cloud of points cannot be shown.",
    ),
    "too_many_triangles": (
        "Ce modèle 3D a %(found)s triangles : la limite est de %(limit)s. Simplifiez-le.",
        "This 3D model has %(found)s triangles: the limit is %(limit)s. Simplify it.",
    ),
    "texture_format": (
        "Une texture de ce modèle 3D n'est ni en JPEG, ni en PNG, ni en WebP. Exportez-le"
        " de nouveau avec l'un d'eux.",
        "A texture of this 3D model is neither JPEG, PNG nor WebP. Export it again with "
        "one of them.",
    ),
    "texture_too_large": (
        "Les textures de ce modèle 3D sont trop grandes. Réduisez-les à 4 096 pixels de côté.",
        "The textures of this 3D model are too large. Reduce them to 4,096 pixels on a side.",
    ),
    "lost": (
        "Le fichier n'est plus là. Renvoyez-le.",
        "The file is no longer there. Send it again.",
    ),
    "interrupted": (
        "La préparation s'est interrompue plusieurs fois. Renvoyez le fichier, ou un "
        "fichier plus léger.",
        "The preparation stopped several times. Send the file again, or a lighter one.",
    ),
    "unexpected": (
        "La préparation a échoué, sans que vous y soyez pour rien. Réessayez plus tard.",
        "The preparation failed, through no fault of yours. Try again later.",
    ),
    "incomplete": (
        "Ce fichier s'arrête à %(at)s : l'envoi a sans doute été coupé. Renvoyez-le.",
        "This file stops at %(at)s: its sending was surely cut. Send it again.",
    ),
    "outside_film": (
        "Le film s'arrête à %(duration)s : choisissez un moment entre 0:00 et %(duration)s.",
        "The film ends at %(duration)s: choose a moment between 0:00 and %(duration)s.",
    ),
    "too_heavy": (
        "Ce fichier devient trop lourd une fois préparé. Exportez-le de nouveau en MP4, "
        "plus court ou plus petit.",
        "This file grows too heavy once prepared. Export it again in MP4, shorter or smaller.",
    ),
    "no_recipe": (
        "Rien n'est préparé à partir de ce genre de fichier (%(found)s). Envoyez %(accepted)s.",
        "Nothing is prepared from this kind of file (%(found)s). Send %(accepted)s.",
    ),
    "codec": (
        "Ce fichier est codé en %(found)s, que peu d'appareils savent lire. Exportez-le "
        "de nouveau en MP4 (H.264 et AAC).",
        "This file is coded in %(found)s, which few devices read. Export it again in MP4 "
        "(H.264 and AAC).",
    ),
    "frame_too_small": (
        "L'image fait %(width)s × %(height)s pixels : il en faut au moins %(limit)s par "
        "côté. Choisissez un autre film.",
        "The picture is %(width)s × %(height)s pixels: at least %(limit)s on a side are "
        "needed. Choose another film.",
    ),
    "unreadable_image": (
        "Cette image ne peut pas être lue. Exportez-la de nouveau en JPEG, puis envoyez-la.",
        "This image cannot be read. Export it again in JPEG, then send it.",
    ),
    "too_many_pixels": (
        "Cette image a %(found)s pixels : la limite est de %(limit)s. Exportez-la en plus petit.",
        "This image has %(found)s pixels: the limit is %(limit)s. Export it smaller.",
    ),
    "too_small": (
        "Cette image est trop petite pour être montrée. Choisissez-en une plus grande.",
        "This image is too small to be shown. Choose a larger one.",
    ),
    "animated": (
        "Cette image est animée : envoyez-la comme un film, ou choisissez une image fixe.",
        "This image is animated: send it as a film, or choose a still one.",
    ),
    "not_equirectangular": (
        "Cette image à 360° n'est pas deux fois plus large que haute. Exportez-la en "
        "projection équirectangulaire.",
        "This 360° image is not twice as wide as high. Export it in equirectangular projection.",
    ),
    "unit_needed": (
        "Un fichier STL ne dit pas son unité : précisez si ses mesures sont en millimètres, "
        "en centimètres, en mètres ou en pouces.",
        "A STL file does not say its unit: say whether it is in millimetres, centimetres, metres "
        "or inches.",
    ),
    "gltf_parts": (
        "Ce modèle glTF est en plusieurs fichiers. Exportez-le en GLB, qui réunit tout en un "
        "seul, puis envoyez-le.",
        "This glTF model is in several files. Export it in GLB, which holds all in one, then "
        "send it.",
    ),
    "missing_part": (
        "Ce modèle a besoin du fichier « %(name)s », qui n'a pas été envoyé. Mettez le modèle, "
        "ses matières et ses textures dans un même fichier .zip.",
        "This model needs the file “%(name)s”, which was not sent. Put the model, its materials "
        "and its textures in one .zip file.",
    ),
    "several_models": (
        "Ce fichier .zip contient %(found)s modèles. Envoyez-en un seul à la fois.",
        "This .zip file holds %(found)s models. Send one at a time.",
    ),
    "zip_without_model": (
        "Ce fichier .zip ne contient aucun modèle 3D. Mettez-y un OBJ, un STL ou un PLY.",
        "There is no 3D model in this .zip file. Put an OBJ, a STL or a PLY in it.",
    ),
    "zip_bomb": (
        "Ce fichier .zip contient trop de fichiers, ou de trop gros. N'y laissez que le modèle, "
        "ses matières et ses textures.",
        "This .zip file holds too many files, or too large ones. Leave only the model, its "
        "materials and its textures in it.",
    ),
    "zip_encrypted": (
        "Ce fichier .zip demande un mot de passe. Refaites-le sans mot de passe.",
        "This .zip file asks for a password. Make it again without one.",
    ),
    "captions_beyond": (
        "La ligne %(line)s des sous-titres commence après la fin du film. Envoyez les "
        "sous-titres de ce film.",
        "Line %(line)s of the captions starts after the end of the film. Send the captions of "
        "this film.",
    ),
}

ACCEPTED: dict[str, tuple[str, str]] = {
    "": (
        "un film, un son, une photographie, un modèle 3D ou des sous-titres",
        "a film, a sound, a photograph, a 3D model or captions",
    ),
    "film": ("un film en MP4, MOV, WebM, MKV ou MTS", "a film in MP4, MOV, WebM, MKV or MTS"),
    "sound": ("un son en MP3, M4A, OGG ou WAV", "a sound in MP3, M4A, OGG or WAV"),
    "media": ("un film, un son ou un modèle 3D", "a film, a sound or a 3D model"),
    "model": (
        "un modèle 3D en GLB, STL, PLY, ou OBJ avec ses textures dans un .zip",
        "a 3D model in GLB, STL, PLY, or OBJ with its textures in a .zip",
    ),
    "image": (
        "une photographie en JPEG, PNG, WebP, AVIF ou HEIC",
        "a photograph in JPEG, PNG, WebP, AVIF or HEIC",
    ),
    "captions": (
        "des sous-titres en WebVTT (.vtt) ou SubRip (.srt)",
        "captions in WebVTT (.vtt) or SubRip (.srt)",
    ),
}

KINDS: dict[str, tuple[str, str]] = {
    "film": ("un film", "a film"),
    "sound": ("un son", "a sound"),
    "model": ("un modèle 3D", "a 3D model"),
    "image": ("une image", "an image"),
    "captions": ("un fichier de sous-titres", "some captions"),
}
