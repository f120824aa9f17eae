import { baseLanguage, stem } from '@/lib/core/stem';

// Words that any English page may hold and that tell little of what it is about: from the spirit of Ogden's Basic English (1930, free of
// rights), extended by the everyday words of offices. A page that shares only these with a question is probably another page.
const ENGLISH = `
able about account across act action activity add address affect age agree air allow almost alone along already always amount animal answer
appear apply approach area argue arm army arrive art ask associate attack attempt attention available average avoid back bad bank base basis
bear beat beautiful become bed begin behavior behind believe belong benefit best better big bird bit black block blood blue board body book
born both bottom box boy break bring brother brown build building burn business buy call car card care carry case catch cause center central
century certain chair chance change chapter character charge check child choice choose church city claim class clean clear close cold collect
color come command comment common community company compare complete concern condition connect consider consist contain continue contract
control cook cool copy correct cost count country couple course court cover create cross cry culture current cut daily damage dark data date
daughter day dead deal death debate decide decision deep degree demand depend describe design desire detail determine develop development
die differ different difficult direct direction discover discuss disease do doctor dog door doubt down draw dream dress drink drive drop dry
due during duty early earth east easy eat economy edge educate education effect effort either election else employ end enemy energy enough
enter equal especially establish event ever every evidence exact example except exist expect experience explain express eye face fact fail
fall false family famous far farm fast father favor fear feel few field fight figure fill final find fine finger finish fire first fish fit
fix floor fly follow food foot force foreign forget form former forward found free friend front full function fund future game garden gas
general get girl give glass go goal gold good govern government great green ground group grow growth gun hair half hall hand hang happen
happy hard head health hear heart heat heavy help high hill history hit hold hole home hope horse hospital hot hotel hour house huge human
hundred husband idea identify image imagine impact important improve include increase independent indicate individual industry influence
inform information inside instead institution interest international into introduce invest involve iron island issue item join judge jump
keep key kill kind king kitchen know land language large last late later laugh law lay lead leader learn least leave left leg legal less
let letter level lie life light like limit line list listen little live local long look lose loss lot love low machine main maintain major
make man manage many map mark market marry mass matter may maybe mean measure medium meet meeting member memory mention message method
middle might mile military million mind minute miss model modern moment money month moon moral more morning most mother mountain mouth move
movement much music must name nation national natural nature near nearly necessary need network never new news newspaper next night none
normal north note nothing notice now number object observe obvious occur off offer office official often oil old once only open operate
operation opinion opportunity option order organize origin original other out outside over own page pain paint paper parent part particular
partner party pass past path pattern pay peace people per percent perfect perform perhaps period permit person phone physical pick picture
piece place plan plane plant play please point police policy political poor popular population position positive possible power practice
prepare present president press pressure pretty prevent price primary print private probable problem process produce product production
professional program project promise property propose protect prove provide public pull purpose push put quality question quick quite race
radio rain raise range rate rather reach read ready real realize really reason receive recent recognize record red reduce refer reflect
region relate relation religion remain remember remove report represent require research resource respond response rest result return
reveal rich ride right rise risk river road rock role room round rule run safe same save say scale scene school science score sea season
seat second section security see seek seem sell send sense separate series serious serve service set several shape share ship shoot short
show side sign significant similar simple since sing single sister sit site situation size skill skin sky sleep slow small smile social
society soft soldier solution some son song soon sort sound source south space speak special specific speech spend spread spring staff stage
stand standard star start state statement station stay step still stone stop store story street strong structure student study stuff style
subject success such sudden suffer suggest suit summer sun supply support sure surface system table take talk task tax teach team technology
tell term test text thank thing think thought thousand threat time title today together top total touch toward town trade tradition train
travel treat tree trial trip trouble true trust truth try turn type under understand unit until up upon use usual value various very view
village visit voice vote wait walk wall want war warm wash watch water way weapon wear weather week weight well west wheel white whole wide
wife wild will win wind window winter wish woman wonder wood word work worker world worry write wrong year yellow yesterday young
access action add admin app application approve assign attach automatic backup bug button calendar cancel category chat click client code
comment complete computer config configure connect contact create customer dashboard database default delete deploy desk detail device
disable display document download due edit email employee enable enter environment error export feature fee field file filter fix folder
form guide handle host import install instruction internal internet invoice laptop link list location log login manager manual menu mobile
monitor online owner password payment pending permission platform policy portal previous priority procedure process profile receive
reference release remote request reset resolve review role save schedule screen search select server setting setup site software staff
standard status submit system tab team template ticket tool update upgrade upload user vendor version visible web website window workflow
`;

let known: ReadonlySet<string> | undefined;

/** Whether a stem is an everyday word. Only English has a list. */
export const isCommon = (each: string, lang: string): boolean => {
  if (baseLanguage(lang) !== 'en') return false;
  known ??= new Set(
    ENGLISH.trim()
      .split(/\s+/)
      .map((word) => stem(word, 'en')),
  );
  return known.has(each);
};
