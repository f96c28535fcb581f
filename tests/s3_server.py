"""A server that speaks S3 (moto's), with a bucket, on a port of its own."""

import contextlib

import boto3
from moto.server import ThreadedMotoServer

from tests.redis_server import free_port

BUCKET = "uploads"
KEYS = {"access_key": "test", "secret_key": "test", "region_name": "eu-west-3"}


@contextlib.contextmanager
def s3_server():
    """Give the address of a server with an empty bucket; it stops at the end."""
    port = free_port()
    server = ThreadedMotoServer("127.0.0.1", port, verbose=False)
    server.start()
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.stop()


def bucket(url: str):
    """Return the bucket `BUCKET` of the server at `url`, empty."""
    service = boto3.resource(
        "s3", endpoint_url=url, region_name=KEYS["region_name"],
        aws_access_key_id=KEYS["access_key"], aws_secret_access_key=KEYS["secret_key"],
    )  # fmt: skip
    found = service.Bucket(BUCKET)
    if found.creation_date is None:
        found.create(CreateBucketConfiguration={"LocationConstraint": KEYS["region_name"]})
    found.objects.all().delete()
    return found
