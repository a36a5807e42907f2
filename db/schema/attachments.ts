/** The tables of the bilagor: what they are, who cites them, which have gone, and which not everyone may read. */
import type { Stamp } from "../schema.ts";

export type AttachmentTable = {
  id: string;
  association_id: string;
  meeting_id: string;
  label: string;
  title: string;
  filename: string;
  media_type: string;
  size: number;
  sha256: string | null;
  /** The order in which they were uploaded; the label follows the mention until the kallelse goes out. */
  position: number;
};

/** A bilaga that was taken away after the kallelse: its number is not given out again. */
export type AttachmentRemovalTable = Stamp & {
  id: string;
  association_id: string;
  meeting_id: string;
  label: string;
  title: string;
  sha256: string | null;
  ground: string;
};

/** A bilaga that may not be read by everyone, and why. Released = it may after all. */
export type WithholdingTable = Stamp & {
  id: string;
  association_id: string;
  attachment_id: string;
  ground: string;
};

export type WithholdingReleaseTable = Stamp & {
  withholding_id: string;
  association_id: string;
  ground: string;
};

/** A bilaga that lies to an ärende without being mentioned in its text: what the text says is not repeated here. */
export type CitationTable = { association_id: string; item_id: string; attachment_id: string };

export type AttachmentTables = {
  attachment: AttachmentTable;
  citation: CitationTable;
  attachment_removal: AttachmentRemovalTable;
  withholding: WithholdingTable;
  withholding_release: WithholdingReleaseTable;
};
