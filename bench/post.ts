import type { PrintedLetter, Printer, SmsGateway } from '#ports';

/** `cells[row][column]` as they stand on the paper. */
export type Paper = readonly (readonly string[])[];

/** Keeps what is printed, for whoever the letter is to. */
export function createPaper() {
  const papers = new Map<string, Paper>();
  const wanted = new Map<string, (paper: Paper) => void>();
  const keep = ({ customer, text }: PrintedLetter) => {
    const paper = text.table?.rows.map((row) => row.map(({ groups }) => groups.join('')));
    if (!paper) return;
    papers.set(customer, paper);
    wanted.get(customer)?.(paper);
  };
  const printer: Printer = {
    async print(letter) {
      keep(letter);
      return 'printed';
    },
    forget: async () => {},
  };
  const of = async (customer: string): Promise<Paper> => papers.get(customer) ?? new Promise((resolve) => wanted.set(customer, resolve));
  return { printer, of };
}

/** A gateway that hands each code to whoever waits for it at this number. */
export function createInbox() {
  const came = new Map<string, string>();
  const wanted = new Map<string, (code: string) => void>();
  const gateway: SmsGateway = {
    name: 'bench',
    async send({ id, to, text }) {
      const code = /(\d{3}) (\d{3})/.exec(text)?.slice(1).join('');
      if (code && wanted.has(to)) wanted.get(to)?.(code);
      else if (code) came.set(to, code);
      return { is: 'sent', reference: id };
    },
    receipts: () => {},
    close: async () => {},
  };
  const next = async (to: string): Promise<string> => {
    const held = came.get(to);
    came.delete(to);
    if (held) return held;
    const code = await new Promise<string>((resolve) => wanted.set(to, resolve));
    wanted.delete(to);
    return code;
  };
  return { gateway, next };
}
