import type { Language } from '#texts';
import type { Article, Block, Place, Section } from './section.ts';

type Where = { language: Language; appAddress: string };

/** A help page as HTML: real headings in order, real lists, and an anchor at every section. */
export function ArticleBody({ article, ...where }: { article: Article } & Where) {
  return (
    <>
      <Blocks blocks={article.intro} {...where} />
      {article.sections.map((section) => (
        <SectionBody key={section.id} section={section} level={2} {...where} />
      ))}
    </>
  );
}

function SectionBody({ section, level, ...where }: { section: Section; level: 2 | 3 } & Where) {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section class="stack stack-near" id={section.id} aria-labelledby={`${section.id}-heading`}>
      <Heading id={`${section.id}-heading`}>{section.heading}</Heading>
      <Blocks blocks={section.blocks} {...where} />
      {section.under?.map((one) => (
        <SectionBody key={one.id} section={one} level={3} {...where} />
      ))}
    </section>
  );
}

function Blocks({ blocks, ...where }: { blocks: readonly Block[] } & Where) {
  return (
    <>
      {blocks.map((block, place) => (
        <BlockBody key={place} block={block} {...where} />
      ))}
    </>
  );
}

function BlockBody({ block, language, appAddress }: { block: Block } & Where) {
  if (typeof block === 'string') return <p>{block}</p>;
  if ('steps' in block) return <ol>{block.steps.map(listItem)}</ol>;
  if ('points' in block) return <ul>{block.points.map(listItem)}</ul>;
  return (
    <p>
      <a href={addressOf(block.to, language, appAddress)}>{block.link}</a>
    </p>
  );
}

function listItem(text: string) {
  return <li key={text}>{text}</li>;
}

function addressOf(place: Place, language: Language, appAddress: string): string {
  return place === 'app' ? `${appAddress}/app?lang=${language}` : `/${language}/${place}`;
}
