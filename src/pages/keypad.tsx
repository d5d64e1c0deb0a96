export type Key = {
  /** What the key is called; what is written on it, where that is no word. */
  name: string;
  sign?: string;
  press: string;
};

/** Real keys, three in a row. A key tells what was pressed; who draws the keypad decides what is heard. */
export function Keypad({ name, keys, onPress }: { name: string; keys: readonly Key[]; onPress: (press: string) => void }) {
  return (
    <fieldset class="keypad">
      <legend>{name}</legend>
      {keys.map(({ name, sign, press }) => (
        <button key={press} class="key" type="button" onClick={() => onPress(press)}>
          {sign ? (
            <>
              <span aria-hidden="true">{sign}</span>
              <span class="key-name">{name}</span>
            </>
          ) : (
            name
          )}
        </button>
      ))}
    </fieldset>
  );
}
