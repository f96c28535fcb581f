"""An S3-compatible storage of the uploads: addresses stay the site's, which checks and signs."""

from __future__ import annotations

import os
from http import HTTPStatus
from pathlib import Path
from typing import Any

import boto3
from botocore.exceptions import ClientError
from django.conf import settings
from django.core.cache import cache
from django.utils.encoding import filepath_to_uri
from django.utils.http import content_disposition_header
from storages.backends.s3 import S3Storage

from .types import TYPES

HOUR = 60 * 60
YEAR = 365 * 24 * HOUR
LASTING = "derived/"
MB = 1024 * 1024


class MediaS3Storage(S3Storage):
    """Keeps each file once, with its type and how long it may be kept by browsers.

    `public_endpoint` is the address that browsers know, when it is not `endpoint_url`.
    """

    def get_default_settings(self) -> dict[str, Any]:
        known: dict[str, Any] = super().get_default_settings()
        return {**known, "public_endpoint": None, "file_overwrite": False, "max_memory_size": MB}

    def get_object_parameters(self, name: str) -> dict[str, Any]:
        """Return the headers of a file: what is not known to be harmless is only downloaded."""
        kind = TYPES.get(os.path.splitext(name)[1].lstrip(".").lower())
        facts = {
            "ContentType": kind or "application/octet-stream",
            "CacheControl": f"private, max-age={YEAR}, immutable"
            if name.startswith(LASTING)
            else f"private, max-age={HOUR}",
        }
        if kind is None:
            saved = content_disposition_header(True, os.path.basename(name))
            facts["ContentDisposition"] = saved or "attachment"
        return {**super().get_object_parameters(name), **facts}

    def url(self, name: str, *args: Any, **kwargs: Any) -> str:
        """Return the address on the site, which checks who asks."""
        return settings.MEDIA_URL + filepath_to_uri(name)

    def signed_url(self, name: str, method: str = "GET") -> str:
        """Return an address of the storage itself, good for an hour more or less.

        It is the same for an hour, so that browsers keep what they fetched from it.
        """
        key = f"signed-{method}-{self.bucket_name}-{name}"
        address: str | None = cache.get(key) if len(key) < 200 else None
        if address is None:
            address = self._signer().generate_presigned_url(
                "head_object" if method == "HEAD" else "get_object",
                Params={"Bucket": self.bucket_name, "Key": self._normalize_name(name)},
                ExpiresIn=2 * HOUR,
            )
            cache.set(key, address, HOUR)
        return address

    def _signer(self) -> Any:
        if not self.public_endpoint:
            return self.connection.meta.client
        return boto3.client(
            "s3",
            endpoint_url=self.public_endpoint,
            region_name=self.region_name,
            config=self.client_config,
            aws_access_key_id=self.access_key,
            aws_secret_access_key=self.secret_key,
        )

    def replace(self, source: Path, name: str) -> None:
        """Put the local file `source` at `name`, at once, in the place of what is there."""
        key = self._normalize_name(name)
        self.bucket.Object(key).upload_file(
            str(source), ExtraArgs=self.get_object_parameters(name), Config=self.transfer_config
        )

    def fetch(self, name: str, target: Path) -> None:
        """Write the file `name` at `target` on this machine, without holding it in memory.

        Raise FileNotFoundError without it.
        """
        found = self.bucket.Object(self._normalize_name(name))
        try:
            found.download_file(str(target), Config=self.transfer_config)
        except ClientError as error:
            if error.response["ResponseMetadata"]["HTTPStatusCode"] == HTTPStatus.NOT_FOUND:
                raise FileNotFoundError(name) from error
            raise
