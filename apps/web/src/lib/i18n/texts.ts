import type { en } from "./locales/en";

/** The languages there are, as language tags. */
export const LANGUAGES = ["en", "de"] as const;
export type Language = (typeof LANGUAGES)[number];

/** The English texts, word for word: their keys and place holders are types. */
type English = typeof en;

type Widened<Tree> = { readonly [Key in keyof Tree]: Tree[Key] extends string ? string : Widened<Tree[Key]> };

/** The shape of every language. */
export type Texts = Widened<English>;

/** A text in two forms is asked for by its plain name and a `count`. */
type WithoutForm<Key extends string> = Key extends `${infer Base}_one`
  ? Base
  : Key extends `${infer Base}_other`
    ? Base
    : Key;

/** Every text's name: `errors.NOT_FOUND`, `sidebar.unread`. */
export type TextKey = {
  [Area in keyof English]: `${Area}.${WithoutForm<Extract<keyof English[Area], string>>}`;
}[keyof English];

type FormIn<Area, Name extends string> = Name extends keyof Area
  ? Area[Name]
  : `${Name}_other` extends keyof Area
    ? Area[`${Name}_other`]
    : never;

type TextOf<Key extends string> = Key extends `${infer Area}.${infer Name}`
  ? Area extends keyof English
    ? FormIn<English[Area], Name>
    : never
  : never;

type HolesOf<Text> = Text extends `${string}{{${infer Hole}}}${infer Rest}` ? Hole | HolesOf<Rest> : never;

/** What a text needs to be told: nothing, or a value for each of its place holders. Numbers are written as the language does. */
export type TextValues<Key extends TextKey> = [HolesOf<TextOf<Key>>] extends [never]
  ? []
  : [values: Readonly<Record<HolesOf<TextOf<Key>>, string | number>>];

/** Gives a text in the reader's language. */
export type Translate = <Key extends TextKey>(key: Key, ...values: TextValues<Key>) => string;
