"""Services that ministack has not got, on the same port as the others."""

from . import hooks
from .billing import cost_explorer, price_list_api
from .resource_types import application_auto_scaling
from .upkeep import quotas


def install() -> None:
    """ministack finds a service by these three entries."""
    _add("ce", "AWSInsightsIndexService", cost_explorer.handle_request)
    _add("pricing", "AWSPriceListService", price_list_api.handle_request)
    _add("servicequotas", "ServiceQuotasV20190624", quotas.handle_request)
    _add("application-autoscaling", "AnyScaleFrontendService", application_auto_scaling.handle_request)


def _add(service: str, target_prefix: str, handle_request) -> None:
    app, router = hooks.module("app"), hooks.module("core.router")
    app.SERVICE_REGISTRY[service] = {"module": service}
    app.SERVICE_HANDLERS[service] = handle_request
    router.SERVICE_PATTERNS[service] = {"target_prefixes": [target_prefix], "host_patterns": [f"^{service}\\.", f"^api\\.{service}\\."]}
