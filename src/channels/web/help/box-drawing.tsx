const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

/** The code box as it looks with this on its display; what it shows stands in the sentence beside it, so nobody needs to see it. */
export function BoxDrawing({ shows }: { shows: string }) {
  return (
    <svg class="box-drawing" viewBox="0 0 120 150" aria-hidden="true">
      <rect class="box-body" x="1" y="1" width="118" height="148" rx="12" />
      <rect class="box-display" x="11" y="11" width="98" height="30" rx="4" />
      <text class="box-word" x="60" y="31">
        {shows}
      </text>
      {keys.map((key, at) => (
        <Key key={key} name={key} x={11 + (at % 3) * 34} y={51 + Math.floor(at / 3) * 23} />
      ))}
      <Key name="MENU" x={11} y={120} look="menu" />
      <Key name="0" x={45} y={120} />
      <Key name="OK" x={79} y={120} look="ok" />
    </svg>
  );
}

function Key({ name, x, y, look = 'digit' }: { name: string; x: number; y: number; look?: 'digit' | 'ok' | 'menu' }) {
  return (
    <g class={`box-key box-key-${look}`}>
      <rect x={x} y={y} width="30" height="19" rx="4" />
      <text x={x + 15} y={y + 13}>
        {name}
      </text>
    </g>
  );
}
