// The address of every page, and how Remix builds. Remix's Vite plugin does not read this file by itself;
// vite.config.ts hands it over. Addresses are Swedish and lasting: they stand on anslag for years.
// @ts-check

/** @type {import("@remix-run/dev").VitePluginConfig} */
export default {
  appDirectory: "app",
  // Routes come only from the table below.
  ignoredRouteFiles: ["**/*"],
  routes: (defineRoutes) =>
    defineRoutes((route) => {
      // Everyone
      route("/", "routes/public/start.tsx", { index: true });
      route("anslagstavla", "routes/public/noticeBoard.tsx");
      route("anslagstavla/:association/:posting", "routes/public/notice.tsx");
      route("protokoll", "routes/public/minutesList.tsx");
      route("protokoll/:association/:meeting", "routes/public/minutes.tsx");
      route("protokoll/:association/:meeting/overklaga", "routes/public/appeal.tsx");
      route("protokoll/:association/:meeting/fil/:format", "routes/public/minutesFile.ts");
      route("protokoll/:association/:meeting/bilaga/:label", "routes/public/attachmentFile.ts");
      route("protokoll/:association/:meeting/las/:label", "routes/public/attachmentText.tsx");
      route("protokoll/:association/:year/:number", "routes/public/paragraf.tsx");
      // The same pages below a paragraf that is justerad omedelbart.
      const below = "protokoll/:association/:year/:number";
      route(`${below}/overklaga`, "routes/public/appeal.tsx", { id: "paragrafAppeal" });
      route(`${below}/fil/:format`, "routes/public/minutesFile.ts", { id: "paragrafFile" });
      route(`${below}/bilaga/:label`, "routes/public/attachmentFile.ts", { id: "paragrafBilaga" });
      route(`${below}/las/:label`, "routes/public/attachmentText.tsx", {
        id: "paragrafBilagaText",
      });
      route("diarium", "routes/public/diaries.tsx");
      route("diarium/:association", "routes/public/diary.tsx");
      route("diarium/:association/tabell", "routes/public/diaryTable.ts");
      route("regler", "routes/public/reviewRules.tsx");
      route("verifiera", "routes/public/verify.tsx");
      route("tillganglighet", "routes/public/accessibility.tsx");
      route("logga-in", "routes/account/signIn.tsx");
      route("logga-ut", "routes/account/signOut.tsx");
      route("konto", "routes/account/account.tsx");
      route("kalender/:calendar", "routes/public/calendarFile.ts");
      route("halsa", "routes/health.ts");
      route("*", "routes/notFound.tsx");

      // The office
      route(
        "forbund/:association/sammantraden/:meeting/projektor",
        "routes/work/meeting/projector.tsx",
      );
      route("forbund", "routes/account/associations.tsx");
      route("forbund/:association", "routes/work/layout.tsx", () => {
        route("", "routes/work/start.tsx", { index: true });
        route("register", "routes/work/register.tsx");
        route("underskrifter", "routes/work/reportSigners.tsx");
        route("underskrifter/:day/:format", "routes/work/reportSignersFile.ts");
        route("brevhuvud", "routes/work/letterhead.tsx");
        route("brevhuvud/exempel/:format", "routes/work/letterheadFile.ts");
        route("attestordning", "routes/work/attest/order.tsx");
        route("attestordning/namnteckningar/:sample", "routes/work/attest/sample.ts");
        route("attestordning/:order", "routes/work/attest/version.tsx");
        route("attestordning/:order/:document/:format", "routes/work/attest/file.ts");
        route("riskanalys", "routes/work/risk/analysis.tsx");
        route("riskanalys/ny", "routes/work/risk/risk.tsx", { id: "newRisk" });
        route("riskanalys/las-in", "routes/work/risk/importRisks.tsx");
        route("riskanalys/risk/:risk", "routes/work/risk/risk.tsx");
        route("riskanalys/:version", "routes/work/risk/version.tsx");
        route("riskanalys/:version/fil/:format", "routes/work/risk/file.ts");
        route("intern-kontroll", "routes/work/control/plan.tsx");
        route("intern-kontroll/ny", "routes/work/control/point.tsx", { id: "newControl" });
        route("intern-kontroll/las-in", "routes/work/control/importControls.tsx");
        route("intern-kontroll/moment/:point", "routes/work/control/point.tsx");
        route("intern-kontroll/kontroll/:plan/:point/:period", "routes/work/control/run.tsx");
        route("intern-kontroll/underlag/:run", "routes/work/control/evidence.ts");
        route("intern-kontroll/:version/fil/:format", "routes/work/control/file.ts");
        route("intern-kontroll/:version/rapport/:format", "routes/work/control/reportFile.ts");
        route("intern-kontroll/redovisad/:report/:format", "routes/work/control/reportFile.ts", {
          id: "keptControlReport",
        });
        route("utbetalningar", "routes/work/payments/list.tsx");
        route("utbetalningar/ny", "routes/work/payments/enter.tsx");
        route("utbetalningar/:payment", "routes/work/payments/payment.tsx");
        route("utbetalningar/:payment/underlag/:paper", "routes/work/payments/paper.ts");
        route("utbetalningar/:payment/faktura/:paper", "routes/work/payments/invoice.tsx");
        route("utbetalningar/flera", "routes/work/payments/bulk.tsx");
        route("utbetalningar/flera/granska", "routes/work/payments/bulkConfirm.tsx");
        route("utbetalningar/register", "routes/work/paymentRegister/register.tsx");
        route("utbetalningar/register/tabell", "routes/work/paymentRegister/table.ts");
        route("utbetalningar/register/andringar", "routes/work/paymentRegister/changes.tsx");
        route("utbetalningar/register/stickprov", "routes/work/paymentRegister/samples.tsx");
        route("utbetalningar/register/stickprov/:sample", "routes/work/paymentRegister/sample.tsx");
        route(
          "utbetalningar/register/stickprov/:sample/tabell",
          "routes/work/paymentRegister/sampleTable.ts",
        );
        route("utbetalningar/filer", "routes/work/paymentFiles/files.tsx");
        route("utbetalningar/filer/verifikationer", "routes/work/paymentFiles/verifications.ts");
        route("utbetalningar/filer/svar/:answer", "routes/work/paymentFiles/answer.tsx");
        route("utbetalningar/filer/:file/fil", "routes/work/paymentFiles/file.ts");
        route("bidrag", "routes/work/grants/list.tsx");
        route("bidrag/nytt", "routes/work/grants/enter.tsx");
        route("bidrag/avtal/:mark", "routes/work/grants/agreement.ts");
        route("bidrag/:grant", "routes/work/grants/grant.tsx");
        route("budget", "routes/work/grants/budget.tsx");
        route("mina-ersattningar", "routes/work/fees/mine.tsx");
        route("mina-ersattningar/:meeting", "routes/work/fees/claim.tsx");
        route("forrattningar", "routes/work/fees/errands.tsx");
        route("forrattningar/ny", "routes/work/fees/newErrand.tsx");
        route("forrattningar/:errand", "routes/work/fees/errand.tsx");
        route("arvoden", "routes/work/fees/office.tsx");
        route("basbelopp", "routes/work/baseAmounts.tsx");
        route("arvoden/beslut", "routes/work/fees/decisions.tsx");
        route("arvoden/perioder/:period", "routes/work/fees/period.tsx");
        route("arvoden/perioder/:period/fil/:format", "routes/work/fees/periodFile.ts");
        route("mallar", "routes/work/templates/list.tsx");
        route("mallar/:template", "routes/work/templates/template.tsx");
        route("mallar/:template/exempel/:format", "routes/work/templates/file.ts");
        route("delegationsordning", "routes/work/delegation/order.tsx");
        route("delegationsbeslut", "routes/work/delegation/decisions.tsx");
        route("delegationsbeslut/tabell", "routes/work/delegation/table.ts");
        route("delegationsordning/:version/fil/:format", "routes/work/delegation/orderFile.ts");
        route("delegationsbeslut/:decision/fil/:format", "routes/work/delegation/decisionFile.ts");
        route("delegationsbeslut/anmalningslista/:format", "routes/work/delegation/reportFile.ts");
        route("diarium", "routes/work/diary/list.tsx");
        route("diarium/ny", "routes/work/diary/register.tsx");
        route("diarium/tabell", "routes/work/diary/table.ts");
        route("diarium/:entry", "routes/work/diary/entry.tsx");
        route("diarium/:entry/ratta", "routes/work/diary/correct.tsx");
        route("diarium/:entry/fil/:revision", "routes/work/diary/file.ts");
        route("regler", "routes/work/rules.tsx");
        route("justering", "routes/work/approvalMethod.tsx");
        route("fraser", "routes/work/phrases.tsx");
        route("handelser", "routes/work/events.tsx");
        route("uppfoljning", "routes/work/followUp.tsx");
        route("uppfoljning/tabell/:table", "routes/work/followUpTable.ts");
        route("granskning", "routes/work/yearReview.tsx", { id: "yearReviewNow" });
        route("granskning/:year", "routes/work/yearReview.tsx");
        route("granskning/:year/fil/:format", "routes/work/yearReviewFile.ts");
        route("minnesanteckningar", "routes/work/notes/list.tsx");
        route("minnesanteckningar/:notes", "routes/work/notes/layout.tsx", () => {
          route("", "routes/work/notes/write.tsx", { index: true });
          route("motet", "routes/work/notes/facts.tsx");
          route("punkter/:point", "routes/work/notes/point.tsx");
          route("punkter/:point/versioner", "routes/work/notes/versions.tsx");
        });
        route("minnesanteckningar/:notes/skriv", "routes/work/notes/texts.ts");
        route("minnesanteckningar/:notes/skriv/:point", "routes/work/notes/text.ts");
        route("minnesanteckningar/:notes/strom", "routes/work/notes/stream.ts");
        route("minnesanteckningar/:notes/fil/:format", "routes/work/notes/file.ts");
        route("kalender", "routes/work/calendar.tsx");
        route("sammantradesplan", "routes/work/annualPlan/plans.tsx");
        route("sammantradesplan/:year", "routes/work/annualPlan/plan.tsx");
        route("sammantradesplan/:year/fil/:format", "routes/work/annualPlan/file.ts");
        route("sammantraden", "routes/work/meetings.tsx");
        route("sammantraden/nytt", "routes/work/newMeeting.tsx");
        route("sammantraden/:meeting", "routes/work/meeting/layout.tsx", () => {
          route("", "routes/work/meeting/overview.tsx", { index: true });
          route("uppgifter", "routes/work/meeting/facts.tsx");
          route("rum", "routes/work/meeting/room.tsx");
          route("narvaro", "routes/work/meeting/attendance.tsx");
          route("utskick", "routes/work/meeting/summonsOffice.tsx");
          route("arenden/:item", "routes/work/meeting/item.tsx");
          route("arenden/:item/versioner", "routes/work/meeting/versions.tsx");
          route("arenden/:item/beslutsgang", "routes/work/meeting/proceeding.tsx");
          route("arenden/:item/justering", "routes/work/meeting/approval.tsx", { id: "atOnce" });
          route("arenden/:item/anslag", "routes/work/meeting/notices.tsx", { id: "atOnceNotices" });
          route("arenden/:item/webbversion", "routes/work/meeting/webVersion.tsx", {
            id: "atOnceWebVersion",
          });
          route("webbversion", "routes/work/meeting/webVersion.tsx");
          route("bilagor", "routes/work/meeting/attachments.tsx");
          route("protokoll", "routes/work/meeting/draft.tsx");
          route("granskning", "routes/work/meeting/review.tsx");
          route("justering", "routes/work/meeting/approval.tsx");
          route("justering/lasning", "routes/work/meeting/reading.tsx");
          route("anslag", "routes/work/meeting/notices.tsx");
          route("expediering", "routes/work/meeting/dispatch.tsx");
        });
        route("sammantraden/:meeting/folj", "routes/work/meeting/follow.tsx");
        route("sammantraden/:meeting/skriv", "routes/work/meeting/texts.ts");
        route("sammantraden/:meeting/skriv/:item", "routes/work/meeting/text.ts");
        route("sammantraden/:meeting/fynd", "routes/work/meeting/findings.ts");
        route("sammantraden/:meeting/strom", "routes/work/meeting/stream.ts");
        route("sammantraden/:meeting/kallelse", "routes/work/meeting/summons.tsx");
        route("sammantraden/:meeting/fil/:kind/:format", "routes/work/meeting/file.ts");
        route(
          "sammantraden/:meeting/arenden/:item/justering/fil/:format",
          "routes/work/meeting/atOnceFile.ts",
        );
        route("sammantraden/:meeting/utdrag/:document", "routes/work/meeting/extractFile.ts");
        route(
          "sammantraden/:meeting/expediering/lista/:format",
          "routes/work/meeting/dispatchFile.ts",
        );
        route("sammantraden/:meeting/bilagor/:attachment", "routes/work/meeting/attachmentFile.ts");
        route(
          "sammantraden/:meeting/bilagor/:attachment/las",
          "routes/work/meeting/attachmentText.tsx",
        );
      });
    }),
  future: {
    v3_fetcherPersist: true,
    v3_relativeSplatPath: true,
    v3_throwAbortReason: true,
    v3_singleFetch: true,
    v3_lazyRouteDiscovery: true,
  },
};
