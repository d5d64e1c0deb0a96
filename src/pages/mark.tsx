/** The bank's mark, a lantern. It always stands beside the bank's name, so it says nothing itself; a bank puts its own here. */
export function Mark({ height = 40 }: { height?: number }) {
  return (
    <svg class="mark" viewBox="0 0 30 40" width={(height * 3) / 4} height={height} aria-hidden="true" focusable="false">
      <path d="M9 6a6 6 0 0 1 12 0" fill="none" stroke="currentColor" stroke-width="2" />
      <path d="M4 12 15 5l11 7v3H4z" fill="currentColor" />
      <rect x="5" y="15" width="20" height="19" fill="var(--lantern)" stroke="currentColor" stroke-width="2" />
      <path d="M15 15v19M5 24.5h20" stroke="currentColor" stroke-width="2" />
      <rect x="3" y="34" width="24" height="4" fill="currentColor" />
    </svg>
  );
}
