"""Dashboards belong to an account: on AWS every region lists the same ones (their ARNs name none), in ministack only its own."""

from ministack.core.responses import AccountRegionScopedDict, AccountScopedDict


class DashboardsOfAccount(AccountScopedDict):
    """In the place of ministack's `_dashboards`."""

    def update(self, other) -> None:
        if isinstance(other, AccountRegionScopedDict):  # a state that was saved by region
            other = AccountScopedDict.from_dict({(account, name): board for (account, _, name), board in other.all_items()})
        super().update(other)
