import { type BoxDetails, checkSerial, type NewBox } from '../box.ts';
import { refuse } from '../faults.ts';
import { type Element, openElement } from './element.ts';
import type { Encryption } from './encryption.ts';
import { pskc } from './namespaces.ts';
import { readAlgorithm, readCodes } from './read-algorithm.ts';
import { readData } from './read-data.ts';
import { readPolicy, readSpan } from './read-policy.ts';
import { readText } from './read-value.ts';

type Children = ReadonlyMap<string, Element>;

const nothing: Children = new Map();
const many = ['Extensions'];
const ofDevice = ['Manufacturer', 'SerialNo', 'Model', 'IssueNo', 'DeviceBinding', 'StartDate', 'ExpiryDate', 'UserId'];
const ofKey = ['Issuer', 'AlgorithmParameters', 'KeyProfileId', 'KeyReference', 'FriendlyName', 'Data', 'UserId', 'Policy'];

type Device = { readonly serial: string; readonly device: Children; readonly module: Children };

/** A KeyPackage (RFC 6030 §4): a box, once for each of its keys. Throws Refused. Extensions bind nobody who does not know them. */
export function readPackage(element: Element, encryption: Encryption | null): readonly NewBox[] {
  const parts = openElement(element, { once: ['DeviceInfo', 'CryptoModuleInfo'], many: [...many, 'Key'] });
  const device = open(parts.get('DeviceInfo'), ofDevice);
  const module = open(parts.get('CryptoModuleInfo'), ['Id']);
  const keys = element.children.filter(({ space, name }) => space === pskc && name === 'Key');
  return keys.map((key) => readKey(key, { serial: readSerial(device, element.line), device, module }, encryption));
}

function readSerial(device: Children, line: number): string {
  return checkSerial(readText(device.get('SerialNo')), line);
}

function readKey(key: Element, { serial, device, module }: Device, encryption: Encryption | null): NewBox {
  const told = openElement(key, { once: ofKey, many });
  const algorithm = readAlgorithm(key);
  const span = readSpan(device.get('StartDate'), device.get('ExpiryDate'));
  const details = readDetails(device, module, key, told);
  const data = readData(told.get('Data'), encryption, key.line);
  const codes = readCodes(algorithm, key, told.get('AlgorithmParameters'), data.numbers);
  return { serial, key: data.key, codes, ...span, policy: readPolicy(told.get('Policy'), codes.kind), details };
}

function open(element: Element | undefined, once: readonly string[]): Children {
  return element ? openElement(element, { once, many }) : nothing;
}

function readDetails(device: Children, module: Children, key: Element, told: Children): BoxDetails {
  const texts = {
    manufacturer: readText(device.get('Manufacturer')),
    model: readText(device.get('Model')),
    issueNo: readText(device.get('IssueNo')),
    deviceBinding: readText(device.get('DeviceBinding')),
    deviceUser: readText(device.get('UserId')),
    cryptoModule: readText(module.get('Id')),
    keyId: readKeyId(key),
    issuer: readText(told.get('Issuer')),
    keyProfile: readText(told.get('KeyProfileId')),
    keyReference: readText(told.get('KeyReference')),
    friendlyName: readText(told.get('FriendlyName')),
    keyUser: readText(told.get('UserId')),
  };
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== undefined));
}

function readKeyId(key: Element): string {
  const text = key.attributes.get('Id') ?? '';
  return readText({ ...key, text, children: [] }) ?? refuse('no-key-id', key.line);
}
