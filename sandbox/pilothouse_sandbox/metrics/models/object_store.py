"""AWS/S3: requests where a bucket has them measured, and what lies in it, once a day."""

from collections.abc import Iterator

from ..metric import Instrument, Metric
from ..noise import uniform
from ..system import Resource
from .traffic import Traffic, filling

_A_DAY = 1440
_GIB = 2**30


def metrics_of(bucket: Resource) -> Iterator[Metric]:
    for configuration in bucket.properties.get("MetricsConfigurations") or []:
        yield from _requests(bucket, str(configuration.get("Id") or "EntireBucket"))
    born = bucket.born // _A_DAY * _A_DAY
    first = 2 + 9 * uniform(bucket.seed, 8)
    kept = filling(first * _GIB, 4 * first * _GIB, 180, bucket.born)
    sizes = Instrument(bucket, "AWS/S3", _A_DAY, born, BucketName=bucket.physical_id, StorageType="StandardStorage")
    yield sizes.readings("BucketSizeBytes", "Bytes", kept, spread=0)
    numbers = Instrument(bucket, "AWS/S3", _A_DAY, born, BucketName=bucket.physical_id, StorageType="AllStorageTypes")
    yield numbers.whole("NumberOfObjects", "Count", lambda minute: round(kept(minute) / 240_000))


def _requests(bucket: Resource, filter_id: str) -> Iterator[Metric]:
    instrument = Instrument(bucket, "AWS/S3", BucketName=bucket.physical_id, FilterId=filter_id)
    traffic = Traffic(bucket.system, (bucket.logical_id,))
    reads = lambda minute: round(traffic.requests(minute) * 0.21)  # noqa: E731
    writes = lambda minute: round(traffic.requests(minute) * 0.06)  # noqa: E731
    every = lambda minute: reads(minute) + writes(minute)  # noqa: E731
    yield instrument.events("AllRequests", every)
    yield instrument.events("GetRequests", reads)
    yield instrument.events("PutRequests", writes)
    yield instrument.shares("4xxErrors", every, lambda minute: int(uniform(bucket.seed, minute) < 0.1))
    yield instrument.shares("5xxErrors", every, lambda minute: round(every(minute) * 0.1 * bucket.system.strength("errors", (bucket.logical_id,), minute)))
    yield instrument.samples("FirstByteLatency", "Milliseconds", traffic.duration(24, 0.5, every))
    yield instrument.samples("TotalRequestLatency", "Milliseconds", traffic.duration(41, 0.6, every))
    yield instrument.totals("BytesDownloaded", lambda minute: reads(minute) * 184_000, "Bytes")
    yield instrument.totals("BytesUploaded", lambda minute: writes(minute) * 96_000, "Bytes")
