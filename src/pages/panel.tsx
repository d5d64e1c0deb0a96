import type { ComponentChildren } from 'preact';

/** A sheet of paper with a heading of its own; found as a region by that heading. */
export function Panel({ name, heading, children }: { name: string; heading: string; children: ComponentChildren }) {
  return (
    <section class="panel stack" aria-labelledby={`${name}-heading`}>
      <h2 id={`${name}-heading`}>{heading}</h2>
      {children}
    </section>
  );
}

type Fact = { term: string; fact: ComponentChildren };

/** Terms and what they are: sender, purpose, time. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl class="facts">
      {facts.map(({ term, fact }) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{fact}</dd>
        </div>
      ))}
    </dl>
  );
}
