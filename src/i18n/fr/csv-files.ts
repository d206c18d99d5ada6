import type { csvFiles as english } from '../en/csv-files.ts';
import { plural } from '../plural.ts';
import { leftOut, rows } from './counts.ts';

const read = (count: number) =>
  plural('fr', count, { one: 'Lue telle quelle', other: 'Lues telles quelles' });

const rowFindings: (typeof english)['findings']['rows'] = {
  'quote.unclosed': {
    title: (count, formatted) => `${rows(count, formatted)} avec un guillemet non fermé.`,
    text: (count) => `${leftOut(count)}\u00a0: impossible de savoir où la ligne finit.`,
    row: (row) => `La ligne ${row} ouvre un guillemet sans le fermer.`,
  },
  'quote.stray': {
    title: (count, formatted) => `${rows(count, formatted)} avec un guillemet égaré.`,
    text: (count) => `${read(count)}; vérifiez si c’est correct.`,
    row: (row) => `La ligne ${row} a un guillemet au milieu d’une cellule.`,
  },
  'row.total': {
    title: (count, formatted) =>
      plural('fr', count, {
        one: `${formatted} ligne à la fin qui ne fait que totaliser.`,
        other: `${formatted} lignes à la fin qui ne font que totaliser.`,
      }),
    text: (count) => `${leftOut(count)}.`,
    row: (row) => `La ligne ${row} totalise ce qui précède.`,
  },
  'row.header': {
    title: (count, formatted) => `${rows(count, formatted)} où les en-têtes reviennent.`,
    text: (count) => `${leftOut(count)}.`,
    row: (row) => `La ligne ${row} répète les en-têtes.`,
  },
  'letters.lost': {
    title: (count, formatted) => `${rows(count, formatted)} avec des lettres illisibles.`,
    text: (count) =>
      `${plural('fr', count, { one: 'Lue', other: 'Lues' })} avec � à leur place; vérifiez si un autre encodage convient.`,
    row: (row) => `La ligne ${row} contient des lettres illisibles.`,
  },
  'cells.extra': {
    title: (count, formatted) => `${rows(count, formatted)} avec plus de cellules que d’en-têtes.`,
    text: () =>
      'Les cellules en trop sont laissées de côté; d’autres sont peut-être dans la mauvaise colonne.',
    row: (row) => `La ligne ${row} a plus de cellules qu’il n’y a d’en-têtes.`,
  },
};

export const csvFiles: typeof english = {
  file: {
    heading: 'Fichier',
    drop: 'Déposez un fichier CSV ici',
    dropNow: 'Relâchez pour lire ce fichier',
    choose: 'Choisir un fichier',
    another: 'En choisir un autre',
    limits:
      'Virgules, points-virgules ou tabulations, comme Excel les enregistre; jusqu’à 10\u00a0000 lignes. Une ligne au-dessus nomme les colonnes.',
    sample: 'Télécharger un fichier d’exemple',
    reading: 'Lecture…',
    rows,
    beyond: {
      title: (kept) => `Seules les ${kept} premières lignes sont lues`,
      text: (beyond) =>
        `${beyond} autres lignes de ce fichier sont laissées de côté. Divisez-le et chargez les parties l’une après l’autre.`,
    },
    kilobytes: (size) => `${size} Ko`,
    megabytes: (size) => `${size} Mo`,
    problems: {
      empty: {
        title: 'Ce fichier est vide',
        text: 'Il ne contient rien. Exportez-le de nouveau, ou choisissez-en un autre.',
      },
      tooLarge: {
        title: 'Ce fichier est trop gros',
        text: 'Un fichier peut compter jusqu’à 20 Mo. Retirez les colonnes inutiles, ou divisez-le.',
      },
      workbook: {
        title: 'C’est un classeur, pas un fichier CSV',
        text: 'Ouvrez-le dans Excel, choisissez «\u00a0Enregistrer sous\u00a0» et le type «\u00a0CSV UTF-8\u00a0», puis chargez ce fichier.',
      },
      notText: {
        title: 'Ce n’est pas un fichier CSV',
        text: 'Il contient autre chose qu’un tableau sous forme de texte. Exportez la liste en CSV et chargez ce fichier.',
      },
      noHeader: {
        title: 'Il n’y a pas de ligne d’en-têtes',
        text: 'Une ligne au-dessus des autres doit nommer les colonnes, par exemple Nom, Poste et Courriel. Ajoutez une telle ligne et chargez le fichier de nouveau.',
      },
      noRows: {
        title: 'Il n’y a aucune ligne sous les en-têtes',
        text: 'Le fichier nomme ses colonnes et rien d’autre. Exportez-le de nouveau, ou choisissez-en un autre.',
      },
      brokenQuotes: {
        title: 'Les guillemets de ce fichier ne concordent pas',
        text: 'Trop de guillemets sont ouverts sans être fermés; les lignes ne se distinguent plus. Exportez-le de nouveau en CSV.',
      },
      unreadable: {
        title: 'Le fichier n’a pas pu être lu',
        text: 'Il a peut-être été modifié, déplacé ou ouvert par un autre programme. Choisissez-le de nouveau.',
      },
      broken: {
        title: 'Une erreur est survenue à la lecture du fichier',
        text: 'Le fichier n’y est pour rien. Choisissez-le de nouveau, et écrivez au soutien si cela persiste.',
      },
    },
  },
  columns: {
    heading: 'Colonnes',
    intro: 'Associées d’après leurs en-têtes. Corrigez ce qui ne convient pas.',
    unmatched: 'Aucun en-tête ne dit à quoi servent les colonnes. Associez celles qu’il vous faut.',
    below: (row) => `Les en-têtes sont à la ligne ${row}; ce qui est au-dessus est ignoré.`,
    otherwise: (headers) => `Si elle est vide\u00a0: ${headers}`,
    none: 'Absente de ce fichier',
    example: 'Par exemple\u00a0:',
    unnamed: (number) => `Colonne ${number}, sans en-tête`,
    numbered: (header, number) => `${header} (colonne ${number})`,
  },
  encoding: {
    title: 'Les lettres de ce fichier se lisent de plusieurs façons',
    question: 'Laquelle est la bonne?',
    wrong: 'Des lettres sont fausses?',
  },
  findings: {
    heading: 'À vérifier',
    download: 'Tout télécharger en CSV',
    more: (count) => `Afficher les ${count} suivantes`,
    beyond: (count, formatted) =>
      `Et ${plural('fr', count, { one: `${formatted} autre ligne`, other: `${formatted} autres lignes` })}. Le fichier à télécharger les contient toutes.`,
    file: { name: 'constats', row: 'Ligne', finding: 'Constat' },
    rows: rowFindings,
  },
  changed: {
    changed: {
      title: 'Le fichier a été modifié depuis que vous l’avez choisi',
      text: 'Ce qui est affiché est le fichier tel qu’il était. Relisez-le, ou continuez avec ce qui est affiché.',
    },
    lost: {
      title: 'Le fichier a été modifié ou déplacé depuis que vous l’avez choisi',
      text: 'Le navigateur ne peut pas le relire de lui-même. Choisissez-le de nouveau, ou continuez avec ce qui est affiché.',
    },
    readAgain: 'Le relire',
    chooseAgain: 'Le choisir de nouveau',
    goOn: 'Continuer avec ce qui est affiché',
  },
};
