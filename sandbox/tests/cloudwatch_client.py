"""CloudWatch over the JSON protocol, which the SDK for JavaScript speaks; botocore would use one that ministack lacks a library for."""

import json
import time
import urllib.error
import urllib.request

ACTION = "GraniteServiceVersion20100801"


class Refused(Exception):
    """What CloudWatch says when it refuses a request."""


class CloudWatch:
    def __init__(self, url: str, name: str, key: str = "test", region: str = "us-east-1") -> None:
        self._url, self._key, self._region = url, key, region
        self.name = name
        self.space = f"Test/{name}"

    def call(self, action: str, **data) -> dict:
        request = urllib.request.Request(self._url, json.dumps(data).encode(), {
            "Content-Type": "application/x-amz-json-1.0", "X-Amz-Target": f"{ACTION}.{action}",
            "Authorization": f"AWS4-HMAC-SHA256 Credential={self._key}/20260101/{self._region}/monitoring/aws4_request, SignedHeaders=host, Signature=x"})
        try:
            with urllib.request.urlopen(request, timeout=10) as response:
                return json.loads(response.read() or b"{}")
        except urllib.error.HTTPError as error:
            raise Refused(json.load(error)["message"]) from None

    def pages(self, action: str, listed: str, **data) -> list[dict]:
        found, more = [], {}
        while True:
            answer = self.call(action, **data, **more)
            found += answer[listed]
            if not answer.get("NextToken"):
                return found
            more = {"NextToken": answer["NextToken"]}

    def put(self, name: str, *values: float, minutes_ago: int = 0, **dimensions: str) -> None:
        at = time.time() // 60 * 60 - 60 * minutes_ago
        self.call("PutMetricData", Namespace=self.space, MetricData=[
            {"MetricName": name, "Value": value, "Timestamp": at - 60 * index, "Dimensions": [
                {"Name": key, "Value": word} for key, word in dimensions.items()]} for index, value in enumerate(values)])

    def metric(self, query_id: str, name: str, **dimensions: str) -> dict:
        return {"Id": query_id, "MetricStat": {"Period": 60, "Stat": "Sum", "Metric": {
            "Namespace": self.space, "MetricName": name, "Dimensions": [{"Name": key, "Value": word} for key, word in dimensions.items()]}}}

    def data(self, *queries: dict, **more) -> list[dict]:
        return self.call("GetMetricData", StartTime=int(time.time()) - 3600, EndTime=int(time.time()) + 60,
                         MetricDataQueries=list(queries), **more)["MetricDataResults"]

    def values(self, expression: str, *queries: dict) -> list[float]:
        rows = self.data(*({**query, "ReturnData": False} for query in queries), {"Id": "answer", "Expression": expression, "Period": 60})
        return rows[0]["Values"] if rows else []
