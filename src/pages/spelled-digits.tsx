/**
 * A code as one text, `4 8 2 9 1 3`: a screen reader says it digit by digit, a copy of it can be pasted, and for the eye the
 * spaces are drawn together into groups.
 */
export function SpelledDigits({ groups }: { readonly groups: readonly string[] }) {
  return (
    <span class="spelled-digits">
      {groups.map((group, place) => (
        <span key={place}>{`${place > 0 ? ' ' : ''}${group.split('').join(' ')}`}</span>
      ))}
    </span>
  );
}
