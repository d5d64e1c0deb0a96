/** How a visitor would find it: by role and by the name that is seen (`begins`: more may follow). `beside`: in the list item that says so. */
export type Control = {
  readonly role: 'button' | 'link';
  readonly name: string;
  readonly begins?: true;
  readonly beside?: string;
};

/** Something to wait for: words under a role, or a prompt in the call's text. */
export type Sight =
  | { readonly role: 'heading' | 'status' | 'button' | 'link' | 'definition'; readonly name: string; readonly begins?: true }
  | { readonly prompt: string };

export type Command =
  | { readonly do: 'press'; readonly control: Control }
  /** Presses the switch if it is off. */
  | { readonly do: 'turn-on'; readonly name: string }
  | { readonly do: 'fill'; readonly label: string; readonly value: string }
  /** The option whose words begin so. */
  | { readonly do: 'choose'; readonly label: string; readonly option: string }
  /** Answers with the place in the list of the first one that is there. */
  | { readonly do: 'see'; readonly any: readonly Sight[] }
  | { readonly do: 'stop' };

export type ToHand = { readonly to: 'hand'; readonly id: number; readonly command: Command };
export type FromHand =
  | { readonly from: 'hand'; readonly ready: true }
  | { readonly from: 'hand'; readonly id: number; readonly place: number };
