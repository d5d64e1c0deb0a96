import type { Article, Block, Place, Section } from '../section.ts';

export function ask(id: string, heading: string, ...blocks: Block[]): Section {
  return { id, heading, blocks };
}

/** The question that a page of its own answers, with the beginning of that page and the sections that the seed's answer has. */
export function explain(
  article: Article,
  place: Place,
  more: { readonly id: string; readonly link: string; readonly sections?: readonly string[] },
): Section {
  const taken = article.sections.filter(({ id }) => more.sections?.includes(id)).flatMap(({ blocks }) => blocks);
  return ask(more.id, article.heading, ...article.intro, ...taken, { to: place, link: more.link });
}
