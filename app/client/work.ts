/**
 * What scripts add to every page of the office: parts that follow the meeting as it is saved, panels that open
 * in place, shortcuts and the command palette. Every page is whole without it.
 */
import * as Turbo from "@hotwired/turbo";
import { startAttachments } from "./attachments.ts";
import { startLineDown } from "./lineDown.ts";
import { followMeeting } from "./liveParts.ts";
import { startPalette } from "./palette.ts";
import { startPanel } from "./panel.ts";
import { startRoom } from "./room.ts";
import { startShortcuts } from "./shortcuts.ts";

// Only frames: an ordinary link loads an ordinary page, as without scripts.
Turbo.session.drive = false;

startShortcuts();
startPalette();
startPanel();
startLineDown();
followMeeting();
startAttachments();
startRoom();

const agenda = document.querySelector<HTMLElement>("[data-reorder]");
// Read only where something can be dragged.
if (agenda) void import("./agendaOrder.ts").then(({ startOrder }) => startOrder(agenda));
