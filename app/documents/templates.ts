/** Which templates there are. Each is a file in templates/ with the ending .md. */
import type { Template } from "./placeholders.ts";

export const TEMPLATE_NAMES = [
  "protokoll",
  "satser",
  "fraser",
  "anslag",
  "anslagsbevis",
  "overklagandehanvisning",
  "kallelse",
  "protokollsutdrag",
  "minnesanteckningar",
  "dagordning/ordinarie",
  "dagordning/extra",
  "dagordning/konstituerande",
  "dagordning/budget",
  "dagordning/arsredovisning",
] as const;

export type TemplateName = (typeof TEMPLATE_NAMES)[number];

/** All templates by name, as read by `readTemplates`. */
export type Templates = Record<TemplateName, Template>;
