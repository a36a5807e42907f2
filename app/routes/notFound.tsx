import { notFound } from "../session.server.ts";

/** Every address that is not in the table. */
export function loader() {
  throw notFound();
}

export default function NotFound() {
  return null;
}
