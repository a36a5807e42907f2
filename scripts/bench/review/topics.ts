/** Invented ärenden that give no money: information, plans, elections, agreements, reports. */
import {
  dayText,
  decided,
  guest,
  kronor,
  nameOf,
  roundSum,
  type Scene,
  serving,
  type Topic,
  told,
} from "./scene.ts";

const LEARNING = ["Läsåret", "Språnget", "Framsteget", "Kompassen", "Länken", "Vändpunkten"];

const follow: Topic = (scene) => {
  const name = scene.pick(LEARNING);
  return {
    heading: `Uppföljning av insatsen ${name}`,
    papers: scene.percent(50) ? 1 : 0,
    sections: [
      decided(
        `Förbundschefen ${nameOf(scene, "chef")} redovisar insatsen ${name}. Under hösten har ${scene.int(12, 48)} personer deltagit, och ${scene.int(3, 11)} av dem har gått vidare till arbete eller studier. Kostnaden hittills är ${kronor(roundSum(scene, 90_000, 600_000))} kr. Handledarna möts ${dayText(scene, 5, 60)}.`,
        "att lägga uppföljningen till handlingarna.",
      ),
    ],
  };
};

const visit: Topic = (scene) => ({
  heading: "Information från samverkansparterna",
  sections: [
    told(
      `${guest(scene)} från ${scene.pick(["Arbetsmarknadsenheten", "Vuxenutbildningen", "Kriminalvården"])} berättar om arbetet med unga som varken arbetar eller studerar. Fler behöver stöd i början, och parterna planerar en gemensam mottagning.`,
      `Styrelsen tackar för informationen och ställer frågor om väntetider. ${nameOf(scene, scene.pick(serving(scene)))} tar upp hur deltagarna hittar till mottagningen.`,
    ),
  ],
});

const economy: Topic = (scene) => {
  const own = roundSum(scene, 2_000_000, 6_000_000);
  const used = roundSum(scene, 500_000, 1_500_000);
  return {
    heading: "Ekonomisk uppföljning",
    papers: 1,
    sections: [
      decided(
        `Av årets medel på ${kronor(own)} kr har ${kronor(used)} kr förbrukats, och ${kronor(own - used)} kr återstår. ${scene.pick(["Räntan har blivit högre än väntat.", "Lönekostnaderna följer planen.", "Två insatser har startat senare än planerat."])}`,
        "att godkänna uppföljningen.",
      ),
    ],
  };
};

const calendar: Topic = (scene) => ({
  heading: `Sammanträdesdagar ${scene.year + 1}`,
  sections: [
    decided(
      `Förslaget är sammanträden ${dayText(scene, 60, 90)}, ${dayText(scene, 100, 130)} och ${dayText(scene, 140, 180)}, alla kl. 09.00–12.00 i Kommunhuset.`,
      `att fastställa sammanträdesdagarna för ${scene.year + 1}.`,
    ),
  ],
});

const control: Topic = (scene) => ({
  heading: `Plan för intern kontroll ${scene.year + 1}`,
  papers: 1,
  sections: [
    decided(
      "Planen bygger på en riskanalys som kansliet har gjort tillsammans med medlemmarna. Attester och behörigheter prövas två gånger om året.",
      `att anta planen för intern kontroll ${scene.year + 1}.`,
      "att förbundschefen redovisar resultatet vid årets sista sammanträde.",
    ),
  ],
});

const task: Topic = (scene) => ({
  heading: scene.pick(["Översyn av webbplatsen", "Gemensam utbildning", "Stöd till chefer"]),
  sections: [
    decided(
      `${scene.pick(["Behovet togs upp vid medlemssamrådet.", "Frågan kommer från beredningsgruppen."])} Två vägar är möjliga, och ${nameOf(scene, scene.pick(serving(scene)))} föreslår att båda prövas.`,
      "att ge förbundschefen i uppdrag att ta fram ett förslag.",
      `att förslaget redovisas senast ${dayText(scene, 30, 150)}.`,
    ),
  ],
});

const agreement: Topic = (scene) => ({
  heading: "Samverkan om lokaler",
  papers: scene.percent(50) ? 1 : 0,
  sections: [
    decided(
      `Lokalerna vid torget delas av tre verksamheter. Nuvarande ordning gäller till den 31 december ${scene.year}.`,
      `att förlänga samverkan från den 1 januari ${scene.year + 1} till den 31 december ${scene.year + 1}.`,
    ),
  ],
});

const delegated: Topic = (scene) => ({
  heading: "Anmälan av delegationsbeslut",
  papers: 1,
  sections: [
    decided(
      `Förbundschefen har beslutat om ${scene.pick(["en konferens i Lillköping", "inköp av två datorer", "en kurs i projektledning"])} för ${kronor(roundSum(scene, 5_000, 40_000))} kr enligt delegationsordningen.`,
      "att lägga anmälan till handlingarna.",
    ),
  ],
});

const delegating: Topic = (scene) => ({
  heading: "Ändrad delegationsordning",
  papers: 1,
  sections: [
    decided(
      "Beloppsgränsen för kurser har inte ändrats på fem år. Förslaget följer det som gäller hos medlemmarna.",
      `att delegera till förbundschefen att besluta om kurser och konferenser upp till ${kronor(roundSum(scene, 20_000, 60_000))} kr.`,
      "att besluten anmäls vid nästa sammanträde.",
    ),
  ],
});

const representatives: Topic = (scene) => {
  const [one = "", two = ""] = scene.some(serving(scene), 2);
  return {
    heading: "Val till beredningsgruppen",
    sections: [
      decided(
        "Gruppen bereder höstens ärenden och möts fyra gånger.",
        `att utse ${nameOf(scene, one)} och ${nameOf(scene, two)} till beredningsgruppen.`,
      ),
    ],
  };
};

const vote: Topic = (scene) => {
  const votes = serving(scene).length + 2;
  const no = 1;
  return {
    heading: "Förslag om gemensam webbplats",
    sections: [
      decided(
        `${nameOf(scene, scene.pick(serving(scene)))} yrkar bifall till förslaget. Omröstning begärs och genomförs öppet. Bifall får ${votes - no} ja-röster mot ${no} nej-röst.`,
        "att anta förslaget om gemensam webbplats.",
      ),
    ],
  };
};

const evenVote: Topic = (scene) => {
  const half = Math.floor((serving(scene).length + 2) / 2);
  return {
    heading: "Förslag om ny logotyp",
    sections: [
      decided(
        `Omröstningen ger ${half} röster mot ${half}. Ordförandens utslagsröst avgör.`,
        "att behålla den logotyp som finns.",
      ),
    ],
  };
};

const discharge: Topic = (scene) => ({
  heading: `Medlemmarnas beslut om ansvarsfrihet ${scene.year - 1}`,
  sections: [
    decided(
      `Besluten om ansvarsfrihet har kommit från samtliga medlemmar.`,
      "att lägga medlemmarnas beslut till handlingarna.",
    ),
  ],
});

const law: Topic = () => ({
  heading: "Information om nya bestämmelser",
  sections: [
    told(
      "Kansliet redogör för reglerna om jäv i 6 kap. 28 § kommunallagen och om anslag i 8 kap. 12 §. Enligt 17 § lagen om finansiell samordning väljs ordföranden bland ledamöterna. Handläggningen av enskilda ärenden ligger alltid hos myndigheterna.",
    ),
  ],
});

const earlier: Topic = (scene) => ({
  heading: "Lägesrapport om digitalt stöd",
  sections: [
    told(
      `Vid sammanträdet ${scene.before} gav styrelsen kansliet i uppdrag att jämföra system. Tre leverantörer har visat sina system, och ${guest(scene)} har gett råd om tillgänglighet.`,
      `Frågan hör ihop med § ${scene.int(scene.first, scene.last)}.`,
    ),
  ],
});

const conference: Topic = (scene) => ({
  heading: "Inbjudningar och kommande möten",
  sections: [
    told(
      `Konferensen hålls ${dayText(scene, 20, 120)} i Lillköping. Anmälan görs till kansliet, info@exempel.se eller 060-12 34 56, senast ${dayText(scene, 7, 18)}.`,
      `Nästa sammanträde är ${dayText(scene, 20, 80)} kl. 13.00 i Vidåker.`,
    ),
  ],
});

const strategy: Topic = (scene) => ({
  heading: "Information om rekrytering av processledare",
  sections: [
    told(
      `Tjänsten har sökts av ${scene.int(14, 60)} personer. ${guest(scene)} börjar ${dayText(scene, 20, 70)} och blir en del av kansliet. Det som är kvar att göra beskrivs vid nästa möte.`,
    ),
  ],
});

/** Ärenden that may come in any number and order, each at most once. */
export const topics: readonly Topic[] = [
  follow,
  visit,
  economy,
  calendar,
  control,
  task,
  agreement,
  delegated,
  delegating,
  representatives,
  vote,
  discharge,
  law,
  earlier,
  conference,
  strategy,
];

/** A vote that only an even number of ledamöter can give. */
export const evenVoteTopic = (scene: Scene): Topic[] =>
  serving(scene).length % 2 === 0 ? [evenVote] : [];
