/** A number of the bank as it is written there; on a telephone, touching it calls. */
export function CallLink({ number }: { number: string }) {
  return (
    <a class="call-link" href={`tel:${number.replaceAll(/[^+\d]/g, '')}`}>
      {number}
    </a>
  );
}
