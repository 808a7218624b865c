import { limitsInWords } from "@/components/catalog/parameter-control";
import { counted } from "@/components/ui/counted";
import { PanelBox } from "@/components/ui/panel-box";
import { PlainTable } from "@/components/ui/plain-table";
import { Stack } from "@/components/ui/stack";
import type { OptionView } from "@/lib/catalog/catalog-views";
import type { ParameterDefinition } from "@/lib/catalog/template-parameters";

/** The template's parameters as they can be set at a launch. */
export function OptionSettings({ view }: { view: OptionView }) {
  const byName = new Map(view.parameters.map((parameter) => [parameter.name, parameter]));
  return (
    <PanelBox title="Settings" note={`${counted(view.parameters.length, "parameter")}; all can be set when it is launched and changed by a later release.`}>
      <Stack>
        {view.parameterGroups.map((group) => (
          <div key={group.label}>
            <h3>{group.label}</h3>
            <PlainTable
              caption={`Settings: ${group.label}`}
              columns={[{ header: "Setting" }, { header: "Default" }, { header: "What it does" }]}
              rows={group.parameters.flatMap((name) => {
                const parameter = byName.get(name);
                return parameter ? [{ key: name, cells: settingCells(parameter) }] : [];
              })}
            />
          </div>
        ))}
      </Stack>
    </PanelBox>
  );
}

function settingCells(parameter: ParameterDefinition) {
  const allowed = parameter.allowedValues.length > 0 ? `One of ${parameter.allowedValues.map((value) => value || "none").join(", ")}.` : limitsInWords(parameter);
  return [
    parameter.label ?? parameter.name,
    parameter.noEcho ? "secret" : parameter.default === null ? "must be given" : parameter.default === "" ? "none" : <code key="default">{parameter.default}</code>,
    [parameter.description ?? "", allowed].filter(Boolean).join(" "),
  ];
}
