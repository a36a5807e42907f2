/** Those who had part in what is paid, as at a representation: none of them attests it. @see CTRL-04 */
import { Checkbox, type FormState } from "./fields.tsx";

type Props = {
  people: readonly { value: string; text: string }[];
  known: readonly string[];
  state: FormState;
};

/** Closed until somebody is chosen: most payments are nobody's own. */
export function AlsoConcerns({ people, known, state }: Props) {
  // Who was sent stands as it was sent, also when that was nobody.
  const chosen = state?.typed.payee ? (state.typed.alsoConcernsIds ?? []) : known;
  return (
    <details open={chosen.length > 0}>
      <summary>Fler som deltog eller har egen del i utgiften</summary>
      <p className="hint">De attesterar inte den här utbetalningen.</p>
      {people.map(({ value, text }) => (
        <Checkbox
          key={value}
          name="alsoConcernsIds"
          value={value}
          label={text}
          checked={chosen.includes(value)}
        />
      ))}
    </details>
  );
}
