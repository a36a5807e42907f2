import { at, type Golden, knowing, text } from "./case.ts";

const known = { delegated: ["D 2026-3", "D 2026-4"] };

const told = (body: string) => knowing(text(body, { kind: "delegation_report" }), known);

export const delegationCases: Golden = {
  "Delegationsbeslut anmäls": {
    fault: [
      told("De beslut som har fattats med stöd av delegation redovisas."),
      told("* D 2026-3, 12 november 2026, Anna Ek: Stolar, 4 500 kr."),
      // Another ärende than the one about anmälan tells nobody.
      knowing(text("D 2026-3 och D 2026-4 nämns."), known),
      knowing(
        text("D 2026-3 och D 2026-4.", { kind: "delegation_report", struck: "Hanns inte" }),
        known,
      ),
      told("D 2026-30 och D 2026-40 redovisas."),
    ],
    sound: [
      told("* D 2026-3, Anna Ek: Stolar.\n* D 2026-4, Anna Ek: Bord."),
      told("D\u00a02026–3 och D 2026-04 redovisas."),
      knowing(at({}), { delegated: [] }),
      knowing(
        at(
          {},
          { paperNotice: { approvedOn: null, postedOn: null, takedownStated: null, keptAt: null } },
        ),
        known,
      ),
      text("De beslut som har fattats redovisas.", { kind: "delegation_report" }),
    ],
  },
};
