"""Cost allocation tags: Cost Explorer groups by those that are active, and knows nothing of the others."""

_AWS_GENERATED = "aws:"


class CostTags:
    """Active from the start, unlike on AWS, so that the bill of a new account can be read at once; they can be switched off."""

    def __init__(self) -> None:
        self._inactive: set[str] = set()

    def is_active(self, key: str) -> bool:
        return key not in self._inactive

    def describe(self, keys: set[str]) -> list[dict]:
        return [{"TagKey": key, "Type": "AWSGenerated" if key.startswith(_AWS_GENERATED) else "UserDefined",
                 "Status": "Active" if self.is_active(key) else "Inactive"} for key in sorted(keys | self._inactive)]

    def update(self, wanted: list[dict]) -> list[dict]:
        for one in wanted:
            (self._inactive.discard if one["Status"] == "Active" else self._inactive.add)(one["TagKey"])
        return []

    def as_json(self) -> list[str]:
        return sorted(self._inactive)

    def restore(self, inactive: list[str]) -> None:
        self._inactive = set(inactive)


cost_tags = CostTags()
