/** The settings of a service that a journey starts on a database file and a port of its own. */
export const officeConfig = (file: string, port: number) => ({
  databaseUrl: `file:${file}`,
  ...{ port, host: "127.0.0.1", publicUrl: `http://127.0.0.1:${port}` },
  secret: "only for this journey",
});
