import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { tellStories } from '../own-ivr/stories.ts';
import { openVoiceXmlDoor, openVoiceXmlPlatform } from '../own-ivr/voicexml-platform.ts';
import { closeDoors } from '../telephone/door.ts';

const schema = join(import.meta.dirname, '../own-ivr/schema');

/** What libxml2 has against a document, by W3C's own schema of VoiceXML 2.1. */
function validate(document: string): string {
  const { status, stderr } = spawnSync('xmllint', ['--nonet', '--noout', '--schema', join(schema, 'vxml.xsd'), '-'], {
    input: document,
    encoding: 'utf8',
    env: { ...process.env, XML_CATALOG_FILES: join(schema, 'catalog.xml') },
  });
  return status === 0 ? '' : stderr;
}

describe('every document that a whole call is made of is VoiceXML 2.1 by the schema of the standard', () => {
  after(closeDoors);
  tellStories(async () => openVoiceXmlPlatform(await openVoiceXmlDoor(), { check: (document) => assert.equal(validate(document), '') }));

  test('the schema finds what is wrong: a name that is none, an attribute too many, a form in a prompt', async () => {
    const platform = await openVoiceXmlPlatform(await openVoiceXmlDoor());
    await platform.call();
    const [, document = ''] = platform.documents;
    assert.equal(validate(document), '');
    assert.notEqual(validate(document.replaceAll('filled>', 'full>')), '');
    assert.notEqual(validate(document.replace('<field ', '<field secret="true" ')), '');
    assert.notEqual(validate(document.replace('<audio ', '<form/><audio ')), '');
  });
});
