"""The private names of ministack this package replaces or calls, checked at start.

ministack has no extension points, so its modules' attributes are replaced instead. That holds for
exactly one release, which requirements.txt pins. Should another one be installed, the sandbox says
which name changed and refuses to start, rather than misbehave later.
"""

import importlib
import inspect

MINISTACK_VERSION = "1.5.33"

_CFN = "services.cloudformation"

# module -> name -> how many parameters it takes; None: not a function.
_NAMES: dict[str, dict[str, int | None]] = {
    "app": {
        "app": 3, "_build_persistence_save_dict": 0, "_dispatch_service_request": 6, "_load_persisted_state": 0,
        "save_all": 1, "SERVICE_HANDLERS": None, "SERVICE_REGISTRY": None,
    },
    "core.router": {"detect_service": 4, "_KNOWN_AWS_SERVICE_NAMES": None, "SERVICE_PATTERNS": None},
    "core.concurrency": {"run_reentrant": 3},
    "core.persistence": {"_json_default": 1, "_json_object_hook": 1, "_state_format_version": 1},
    "core.responses": {"AccountRegionScopedDict": None, "set_request_account_id": 1, "set_request_region": 1},
    _CFN: {"_change_sets": None, "_exports": None, "_PERSISTED_STORES": None, "_stack_events": None, "_stacks": None},
    f"{_CFN}.engine": {
        "CfnLoader": None, "_check_parameter_constraints": 4, "_evaluate_conditions": 2, "_extract_deps": 2,
        "_intrinsic_references": 1, "_NO_VALUE": None, "_parse_template": 1, "_resolve_dynamic_references": 4,
        "_resolve_parameters": 3, "_resolve_refs": 7, "_topological_sort": 2,
    },
    f"{_CFN}.helpers": {
        "_error": 3, "_extract_members": 2, "_extract_string_members": 2, "_p": 3, "_page": 4, "_resolve_template": 1,
        "_xml": 3,
    },
    f"{_CFN}.handlers": {
        "_ACTION_HANDLERS": None, "_add_event": 8, "_continue_update_rollback_async": 3, "_delete_stack_async": 4,
        "_deploy_stack_async": 10, "_evaluate_conditions": 2, "_insufficient_capabilities_message": 1, "_missing_capabilities": 2,
        "_OPERATION_EVENT_FIELDS": None, "_parse_template": 1, "_required_iam_capabilities": 1, "_resolve_parameters": 3,
        "_resolve_stack": 1, "_resource_metadata_xml": 2, "_roll_back_operation": 5, "_uses_macro": 1,
    },
    f"{_CFN}.changesets": {
        "_add_event": 8, "_deploy_stack_async": 10, "_evaluate_conditions": 2, "_find_change_set": 2, "_parse_template": 1,
        "_resolve_parameters": 3, "_resolve_props_for_diff": 4,
    },
    f"{_CFN}.drift": {"_DRIFT_READERS": None},
    f"{_CFN}.stacks": {
        "_add_event": 8, "_adopt_resource": 5, "CLIENT_REQUEST_TOKEN": None, "_delete_stack_async": 4,
        "_evaluate_conditions": 2, "_fail_property_validation": 10, "_resolve_stack_outputs": 7, "_resource_policy": 8,
        "_runs_on_worker_thread": 1, "_with_dependencies": 3,
    },
    f"{_CFN}.provisioners": {
        "_CONDITIONALLY_REPLACING_PROPERTIES": None, "_custom_named_replacement_error": 4,
        "_DEFERRED_PREDECESSOR_DELETES": None, "_delete_resource": 5, "_NAME_SEED": None, "_provision_resource": 4,
        "_replacing_change": 3, "_REPLACING_PROPERTIES": None, "_RESOURCE_HANDLERS": None, "_RETAIN_REPLACED": None,
        "_RETAINING_POLICIES": None, "_snapshot_resource": 3, "_update_resource": 7, "_with_stack_tags": 6,
    },
    "services.cloudwatch": {
        "_alarms": None, "_calc_stats": 1, "_composite_alarms": None, "_dashboards": None, "_delete_alarms": 4, "_dims_from_list": 1, "_dims_key": 1,
        "_dispatch_alarm_actions": 4, "_evaluate_alarm": 1, "_error": 5, "_evaluate_parent_alarms": 2, "_get_metric_data": 4,
        "_get_metric_statistics": 4, "_history_entries": 0, "_is_percentile_stat": 1, "_json_ok": 1, "_list_metrics": 4, "_metrics": None,
        "_parse_ts": 1, "_percentile_samples": 1, "_put_composite_alarm": 4, "_put_metric_alarm": 4, "_record_history": 6,
        "_set_alarm_state": 4, "_stat_value": 3, "_ts_iso": 1,
    },
    "services.cloudwatch_logs": {
        "_create_log_group": 1, "_describe_log_groups": 1, "_describe_log_streams": 1, "_filter_log_events": 1, "_get_log_events": 1,
        "_get_query_results": 1, "_log_groups": None, "_resolve_log_group_name": 1, "_resolve_query_log_groups": 1, "_start_query": 1,
        "_stop_query": 1,
    },
    "services.autoscaling": {"_asgs": None, "_reconcile_instances": 1},
    "services.budgets": {"_create_budget": 1, "_delete_budget": 1},
    "services.elasticache": {
        "_create_serverless_cache": 1, "_create_snapshot": 1, "_delete_serverless_cache": 1, "_modify_serverless_cache": 1,
        "_describe_engine_versions": 1, "handle_request": 5, "_param_group_family_for_engine": 2, "_p": 3, "parse_qs": 7, "_replication_groups": None,
        "_serverless_caches": None, "_xml": 3,
    },
    "services.waf": {"_associate_web_acl": 1, "_disassociate_web_acl": 1},
    "services.ec2": {
        "_ACTION_MAP": None, "_addresses": None, "_instances": None, "_launch_templates": None, "_matches_filters": 2, "_network_interfaces": None,
        "_STUB_AMIS": None, "_subnets": None, "_tags": None, "_volumes": None,
    },
    "services.ecs": {"_clusters": None, "_services": None, "_task_defs": None},
    "services.eventbridge": {"_events_log_list": 0, "_put_events": 2},
    "services.acm": {"_cert_shape": 1, "_certificates": None, "_list_certificates": 1},
    "services.ecr": {"_describe_images": 1, "_list_images": 1},
    "services.rds": {"_ACTION_MAP": None, "_instances": None, "_p": 3, "_snapshot_xml": 1, "_xml": 3},
    "services.secretsmanager": {"_describe_secret": 1, "_list_secrets": 1, "_resolve": 2},
    "services.tagging": {"_COLLECTORS": None},
    "services.ssm": {"_PUBLIC_AMI_PARAMETERS": None},
    "services.sns": {"publish_internal": 7},
}

_checked = False


class HookMismatch(Exception):
    """The installed ministack is not the one this package was written for; the message lists every difference."""


def check() -> None:
    """Raises HookMismatch unless every name exists and takes as many parameters as expected."""
    global _checked
    differences = [line for module, names in _NAMES.items() for line in _differences(module, names)]
    if differences:
        raise HookMismatch(
            f"the installed ministack differs from {MINISTACK_VERSION}, which sandbox/requirements.txt pins:\n  "
            + "\n  ".join(differences)
        )
    _checked = True


def module(name: str):
    return importlib.import_module(f"ministack.{name}")


def replace(module_name: str, name: str, replacement: object) -> object:
    """Puts `replacement` in place of a checked name and returns what was there."""
    if not _checked:
        raise RuntimeError("hooks.check() must run before anything is replaced")
    if name not in _NAMES.get(module_name, {}):
        raise RuntimeError(f"{module_name}.{name} is not in the table of hooks")
    owner = module(module_name)
    original = getattr(owner, name)
    setattr(owner, name, replacement)
    return original


def _differences(module_name: str, names: dict[str, int | None]) -> list[str]:
    try:
        owner = module(module_name)
    except ImportError as error:
        return [f"{module_name} cannot be imported: {error}"]
    found = []
    for name, expected in names.items():
        if not hasattr(owner, name):
            found.append(f"{module_name}.{name} is gone")
        elif expected is not None and (actual := _parameter_count(getattr(owner, name))) != expected:
            found.append(f"{module_name}.{name} takes {actual} parameters, not {expected}")
    return found


def _parameter_count(function: object) -> int:
    return len(inspect.signature(function).parameters)
