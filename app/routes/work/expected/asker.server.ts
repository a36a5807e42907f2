/** Who the start page is for. */
import type { Office } from "../../../commands/command.server.ts";
import type { Actor } from "../../../domain/authority.ts";
import type { LegalDate } from "../../../domain/calendar.ts";

export type Asker = { db: Office["db"]; associationId: string; actor: Actor; today: LegalDate };
