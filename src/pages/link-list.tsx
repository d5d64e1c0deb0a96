export type ListedLink = { href: string; text: string; hint?: string };

/** Ways to choose from, the recommended one first. The hint is no part of the link's name. */
export function LinkList({ links }: { links: readonly ListedLink[] }) {
  return (
    <ul class="link-list">
      {links.map(({ href, text, hint }) => (
        <li key={href}>
          <a href={href} aria-describedby={hint && hintId(href)}>
            {text}
          </a>
          {hint && <p id={hintId(href)}>{hint}</p>}
        </li>
      ))}
    </ul>
  );
}

type Place = ListedLink & {
  /** How many things wait there, and the words that say so. */
  waiting?: { count: number; words: string } | undefined;
};

/** The places of a program (home, me, help). The count is described, not named: the link is found by its word. */
export function Places({ places, current }: { places: readonly Place[]; current: string }) {
  return (
    <nav>
      <ul class="places">
        {places.map(({ href, text, waiting }) => (
          <li key={href}>
            <a href={href} aria-current={href === current ? 'page' : undefined} aria-describedby={waiting && hintId(href)}>
              {text}
              {waiting && (
                <span class="count" aria-hidden="true">
                  {waiting.count}
                </span>
              )}
            </a>
            {waiting && (
              <span class="visually-hidden" id={hintId(href)}>
                {waiting.words}
              </span>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}

function hintId(href: string): string {
  return `hint${href.replaceAll(/[^a-z0-9]+/gi, '-')}`;
}
