import { groupDigits, spellDigits } from '#texts';

/** The house-number sign: the code that matters now. Never more than one on a page. A cell (`B 10`) is shown as it is. */
export function Plate({ label, code }: { label?: string; code: string }) {
  return (
    <p class={code.length > 6 ? 'plate plate-long' : 'plate'}>
      {label && <span class="plate-label">{label}</span>}
      {/^[0-9]+$/.test(code) ? <Digits code={code} /> : <Letters code={code} />}
    </p>
  );
}

// A code with letters is spelled for a screen reader, which would make a word of it.
function Letters({ code }: { code: string }) {
  if (code.includes(' ')) return <span class="plate-code">{code}</span>;
  return (
    <>
      <span class="visually-hidden">{code.split('').join(' ')}</span>
      <span class="plate-code" aria-hidden="true">
        {code}
      </span>
    </>
  );
}

// Grouped for the eye; digit by digit for a screen reader, which would read four digits as thousands.
function Digits({ code }: { code: string }) {
  return (
    <>
      <span class="visually-hidden">{spellDigits(code)}</span>
      <span class="plate-code" aria-hidden="true">
        {groupDigits(code).map((group, place) => (
          <span key={place}>{group}</span>
        ))}
      </span>
    </>
  );
}
