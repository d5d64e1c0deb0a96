import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';

type TabPanel = { name: string; heading: string; content: ComponentChildren };

/**
 * Panels side by side; on a narrow screen one at a time behind tabs, in the same order.
 * A panel behind another stays in the document, so that what runs in it (a call) runs on.
 */
export function TabPanels({ panels }: { panels: readonly TabPanel[] }) {
  const [chosen, choose] = useState(panels[0]?.name);
  const step = (by: number) => {
    const place = panels.findIndex(({ name }) => name === chosen);
    const next = panels[(place + by + panels.length) % panels.length];
    if (next) choose(next.name);
  };
  return (
    <div class="wide">
      <div class="tabs" role="tablist">
        {panels.map(({ name, heading }) => (
          <Tab key={name} name={name} chosen={name === chosen} choose={choose} step={step}>
            {heading}
          </Tab>
        ))}
      </div>
      <div class="tab-panels">
        {panels.map(({ name, heading, content }) => (
          <section key={name} id={name} class="stack" aria-labelledby={`${name}-heading`} data-behind={name === chosen ? undefined : ''}>
            <h2 id={`${name}-heading`}>{heading}</h2>
            {content}
          </section>
        ))}
      </div>
    </div>
  );
}

type TabProps = { name: string; chosen: boolean; choose: (name: string) => void; step: (by: number) => void; children: ComponentChildren };

const arrows: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1 };

function Tab({ name, chosen, choose, step, children }: TabProps) {
  return (
    <button
      class="tab"
      type="button"
      role="tab"
      id={`${name}-tab`}
      aria-selected={chosen}
      aria-controls={name}
      tabIndex={chosen ? 0 : -1}
      ref={(tab: HTMLElement | null) => {
        if (chosen && tab?.ownerDocument.activeElement?.role === 'tab') tab.focus();
      }}
      onClick={() => choose(name)}
      onKeyDown={(event) => {
        const by = arrows[event.key];
        if (by) step(by);
      }}
    >
      {children}
    </button>
  );
}
