"""Puts our operations and answers in the place of ministack's."""

from ministack.services.cloudformation.handlers import _ACTION_HANDLERS

from .. import hooks
from ..stack_engine.conditions import evaluate_conditions
from ..stack_engine.deletion import delete_stack
from ..stack_engine.deploy import deploy_stack
from ..stack_engine.event_log import record_event
from ..stack_engine.rollback import continue_update_rollback, roll_back_stack
from . import (
    busy_rules,
    change_set_actions,
    change_set_views,
    event_views,
    parameter_values,
    stack_actions,
    stack_views,
    template_parsing,
    template_rules,
)
from .mutations import Rule, guarded

_CFN = "services.cloudformation"


def install() -> None:
    parse = template_parsing.parser(hooks.module(f"{_CFN}.engine")._parse_template)
    for owner in ("engine", "handlers", "changesets"):
        hooks.replace(f"{_CFN}.{owner}", "_parse_template", parse)
    for owner in ("engine", "handlers", "changesets", "stacks"):
        hooks.replace(f"{_CFN}.{owner}", "_evaluate_conditions", evaluate_conditions)
    hooks.replace(f"{_CFN}.changesets", "_resolve_props_for_diff",
                  change_set_actions.without_what_conditions_leave_out(hooks.module(f"{_CFN}.changesets")._resolve_props_for_diff))
    _install_operations()
    _install_views()
    _install_rules()


def _install_operations() -> None:
    for owner in ("handlers", "changesets", "stacks"):
        hooks.replace(f"{_CFN}.{owner}", "_add_event", record_event)
    for owner in ("handlers", "changesets"):
        hooks.replace(f"{_CFN}.{owner}", "_deploy_stack_async", deploy_stack)
        resolve = hooks.module(f"{_CFN}.{owner}")._resolve_parameters
        hooks.replace(f"{_CFN}.{owner}", "_resolve_parameters", parameter_values.resolving(resolve))
    for owner in ("handlers", "stacks"):
        hooks.replace(f"{_CFN}.{owner}", "_delete_stack_async", delete_stack)
    hooks.replace(f"{_CFN}.handlers", "_roll_back_operation", roll_back_stack)
    hooks.replace(f"{_CFN}.handlers", "_continue_update_rollback_async", continue_update_rollback)
    for action, around in (
        ("CreateStack", stack_actions.create_stack), ("UpdateStack", stack_actions.update_stack),
        ("CancelUpdateStack", stack_actions.cancel_update_stack),
        ("CreateChangeSet", change_set_actions.create_change_set), ("ExecuteChangeSet", change_set_actions.execute_change_set),
    ):
        _ACTION_HANDLERS[action] = around(_ACTION_HANDLERS[action])


def _install_views() -> None:
    _ACTION_HANDLERS.update(
        DescribeStacks=stack_views.describe_stacks, ListStacks=stack_views.list_stacks,
        DescribeStackResource=stack_views.describe_stack_resource,
        DescribeStackResources=stack_views.describe_stack_resources, ListStackResources=stack_views.list_stack_resources,
        DescribeStackEvents=event_views.describe_stack_events, DescribeEvents=event_views.describe_events,
        DescribeChangeSet=change_set_views.describe_change_set, ListChangeSets=change_set_views.list_change_sets,
    )


def _install_rules() -> None:
    template: list[Rule] = [template_rules.refuse_wrong_template, template_rules.refuse_missing_capabilities]
    rules: dict[str, list[Rule]] = {
        "CreateStack": [busy_rules.refuse_second_create, *template],
        "UpdateStack": [busy_rules.refuse_update, *template],
        "DeleteStack": [busy_rules.refuse_delete],
        "CreateChangeSet": [busy_rules.refuse_change_set, *template],
        "ExecuteChangeSet": [busy_rules.refuse_execution],
        "DeleteChangeSet": [], "CancelUpdateStack": [], "ContinueUpdateRollback": [], "RollbackStack": [],
        "SetStackPolicy": [], "UpdateTerminationProtection": [],
    }
    for action, refusals in rules.items():
        _ACTION_HANDLERS[action] = guarded(action, refusals, _ACTION_HANDLERS[action])
    validate = _ACTION_HANDLERS["ValidateTemplate"]
    _ACTION_HANDLERS["ValidateTemplate"] = lambda params: template_rules.refuse_invalid_template(params, None) or validate(params)
