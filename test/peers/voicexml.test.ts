import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { after, describe, test } from 'node:test';
import { tellStories } from '../own-ivr/stories.ts';
import { openVoiceXmlDoor, openVoiceXmlPlatform } from '../own-ivr/voicexml-platform.ts';
import { closeDoors } from '../telephone/door.ts';

/** W3C's own, as the package w3c-sgml-lib of Debian has it. */
const definition = '/usr/share/xml/w3c-sgml-lib/schema/dtd/REC-voicexml21-20070619/vxml.dtd';

/** What libxml2 has against a document, by the document type of VoiceXML 2.1 (appendix B). */
function validate(document: string): string {
  const { status, stderr } = spawnSync('xmllint', ['--nonet', '--noout', '--dtdvalid', definition, '-'], {
    input: document,
    encoding: 'utf8',
  });
  return status === 0 ? '' : stderr;
}

describe('every document that a whole call is made of is VoiceXML 2.1 by the document type of the standard', () => {
  after(closeDoors);
  tellStories(async () => openVoiceXmlPlatform(await openVoiceXmlDoor(), { check: (document) => assert.equal(validate(document), '') }));

  test('the document type finds what is wrong: a name that is none, an attribute too many, a form in a prompt', async () => {
    const platform = await openVoiceXmlPlatform(await openVoiceXmlDoor());
    await platform.call();
    const [, document = ''] = platform.documents;
    assert.equal(validate(document), '');
    assert.notEqual(validate(document.replaceAll('filled>', 'full>')), '');
    assert.notEqual(validate(document.replace('<field ', '<field secret="true" ')), '');
    assert.notEqual(validate(document.replace('<audio ', '<form/><audio ')), '');
  });
});
