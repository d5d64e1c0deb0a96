import { CallLink, SpelledDigits } from '#pages';
import { groupDigits, type Language, say } from '#texts';
import { BoxDrawing } from './box-drawing.tsx';
import type { Article, Block, ExampleTable, Item, Place, Section } from './section.ts';
import { helpTexts } from './texts.ts';

/** So many sections are more than one finds by scrolling. */
const many = 8;

type Where = { language: Language; appAddress: string; has: (place: Place) => boolean };

/** A help page as HTML: real headings in order, real lists, and an anchor at every section. */
export function ArticleBody({ article, ...where }: { article: Article } & Where) {
  return (
    <>
      <Blocks blocks={article.intro} {...where} />
      {article.sections.length >= many && <Contents sections={article.sections} language={where.language} />}
      {article.sections.map((section) => (
        <SectionBody key={section.id} section={section} level={2} {...where} />
      ))}
    </>
  );
}

function Contents({ sections, language }: { sections: readonly Section[]; language: Language }) {
  return (
    <nav class="contents stack stack-near" aria-labelledby="contents">
      <h2 id="contents">{say(helpTexts, language, 'contents')}</h2>
      <ul>
        {sections.map(({ id, heading }) => (
          <li key={id}>
            <a href={`#${id}`}>{heading}</a>
          </li>
        ))}
      </ul>
    </nav>
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

function BlockBody({ block, ...where }: { block: Block } & Where) {
  if (typeof block === 'string') return <p>{block}</p>;
  if ('steps' in block) return <ol>{block.steps.map((item) => listItem(item, where))}</ol>;
  if ('points' in block) return <ul>{block.points.map((item) => listItem(item, where))}</ul>;
  if ('table' in block) return <CellExample table={block.table} />;
  if (!where.has(block.to)) return null;
  return (
    <p>
      <PlaceLink to={block.to} text={block.link} {...where} />
    </p>
  );
}

function listItem(item: Item, where: Where) {
  if (typeof item === 'string') return <li key={item}>{item}</li>;
  if ('number' in item)
    return (
      <li key={item.number}>
        <CallLink number={item.number} />, {item.spoken}
      </li>
    );
  if ('shows' in item)
    return (
      <li key={item.text}>
        {item.text}
        <BoxDrawing shows={item.shows} />
      </li>
    );
  return (
    <li key={item.text}>
      {item.text} {where.has(item.to) && <PlaceLink to={item.to} text={item.link} {...where} />}
    </li>
  );
}

function PlaceLink({ to, text, language, appAddress }: { to: Place; text: string } & Where) {
  return <a href={to === 'app' ? `${appAddress}/app?lang=${language}` : `/${language}/${to}`}>{text}</a>;
}

/** A real table, read with its column and its row; the cell that is asked for has a frame, not a colour alone. */
function CellExample({ table }: { table: ExampleTable }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: at a zoom of 400 % the table scrolls, by keyboard too
    <section class="table-frame" tabIndex={0} aria-labelledby="code-table-caption">
      <table class="table code-table">
        <caption id="code-table-caption">{table.caption}</caption>
        <thead>
          <tr>
            <td />
            {table.columns.map(({ letter, word }) => (
              <th key={letter} scope="col">
                {letter} <span class="column-word">{word}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map(({ number, codes }) => (
            <tr key={number}>
              <th scope="row">{number}</th>
              {codes.map((code, at) => (
                <Cell key={at} code={code} pointed={number === table.cell.row && table.columns[at]?.letter === table.cell.letter} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Cell({ code, pointed }: { code: string; pointed: boolean }) {
  return (
    <td class={pointed ? 'cell-pointed' : undefined}>
      <SpelledDigits groups={groupDigits(code)} />
    </td>
  );
}
