import { stem } from './stem';

// Words that people ask with and pages answer with, one group a line; written for work: tickets, systems, contracts, policies, papers.
// A word may stand in several groups. Only English: for other languages a question finds what shares its stems.
const GROUPS = `
account login profile
accept agree consent approve
access view reach retrieve
accuracy performance score result
acquire buy purchase obtain
action step measure
add insert append attach include
advertisement ad advertising marketing promotion
age old
agreement contract
aim goal objective purpose
alert notification warning
allow permit let enable may
amount quantity number sum
annual yearly year
answer reply response respond
appear show display
application app program software
approach method technique
area region zone
assign allocate delegate
author writer write
automobile car vehicle
begin start commence launch
benefit advantage
boss manager supervisor
break fail crash outage
browser client
bug defect error fault issue problem
build create make construct develop
cancel terminate end revoke
cause reason due lead
change modify edit update alter amend
charge fee cost price bill
check verify validate confirm
child minor kid
choice option preference
choose select pick
city town
close shut end
collect gather obtain receive
comment note remark
company organization firm business corporation enterprise vendor
compare comparison versus
complaint grievance dispute
complete finish done
computer machine device laptop
concern worry
confidential secret private
connect link attach join
consequence effect result impact outcome
contact email phone address reach
contain include hold comprise
control manage govern
copy duplicate replicate
corpus dataset data
country nation state
court tribunal
create make generate produce
crew staff team personnel
customer client user consumer
damage harm loss
data information info
database db
dataset corpus
deadline due expire
death die dead
decide decision determine
decrease reduce drop lower decline
default standard
delete remove erase purge drop
deliver ship send
deny reject refuse decline
department team division unit
deploy release rollout ship
describe explain
different differ difference distinct
difficult hard
directory folder
disable deactivate
disclose share reveal provide transfer
disease illness condition disorder
document file record
duration period length time term
effect influence impact affect
employee worker staff
employ hire use
employer company
encrypt encryption ssl tls
error exception failure
establish found create set
evaluate assess measure test
evidence proof
example instance
expense cost
experiment test trial study
expire expiration end
fast quick rapid
feature function capability
fee charge payment
fight battle war
find discover locate detect identify
fix repair resolve solve correct patch
forbid prohibit ban
freeze hang stuck
function work operate
gather collect
government state
group team
grow increase expand
guarantee warranty
guide manual instruction tutorial
happen occur
help assist support aid
hidden invisible
hospital clinic
house home
improve enhance better
increase rise raise grow
individual person
infect infection
inform notify tell
install setup deploy
invoice bill
job work task role
keep retain store maintain preserve
kill die murder
kind type sort category
large big huge
law legal legislation statute
lawsuit litigation claim
leader head chief
learn train
leave quit resign
liability liable responsibility
license permit
limit cap restrict maximum
locate location place position site
lock block
log record
log login sign signin
main primary chief key principal
maintain keep
marry wife husband spouse
meaning mean definition define
medicine drug medication treatment
meeting call
memory ram
method approach model technique
minimum least
model network system
money fund cash payment
monitor track watch
movie film
name title call
need require must
network connection
new recent latest
obligation duty
occupation job profession
offer provide
office premises
opinion view think
opponent rival
origin originate come source
own owner possess belong
page site website
parent mother father guardian
part component section
participant subject
partner affiliate third
party participant
password passphrase credential
patient subject
pay payment compensate
penalty fine
permission right privilege
person people individual human
personal personally private
phone telephone mobile
population inhabitant resident people
prevent avoid stop
previous earlier prior former
print printer
priority severity urgency
proceed continue
procedure process
produce make manufacture
protect protection secure security safeguard
publish release issue
reboot restart
receive get obtain
recommend suggest advise propose
reduce lower
refund reimburse repay
reject deny
religion faith church
remote distant
renew renewal extend
repair fix
report notify
request ask query inquiry
require need must
research study
restore recover
result outcome finding
retention retain keep
review examine inspect
right entitle
risk threat
room space
rule policy regulation
salary wage pay compensation
save store
schedule plan
school college university
script program
search look
sell sale
send transmit submit
separate split
server host
service
settle settlement
severe serious
share disclose
show display demonstrate
sickness illness
sign signature
similar same alike
size large
slow delay latency
small little
solution fix workaround resolution
speed fast
spread transmit transmission
stage phase step
status state condition
steal theft
stop halt end cease
storage disk
story narrative
student pupil
subsidiary affiliate
supplier vendor
symptom sign
target goal
task job
teach instruct
term condition
territory region
test testing
third-party partner vendor
ticket case issue
track monitor record
train training
transfer assign
travel trip
trouble problem
try attempt
turn switch
unavailable down outage
unique distinct
upgrade update
use utilize usage employ
user customer visitor member
vaccine vaccination
vendor supplier
version release
victory win
virus pathogen
visit visitor
website site service
weight heavy
win victory
workaround
workflow process
wrong incorrect
zip postal
`;

let related: ReadonlyMap<string, readonly string[]> | undefined;

const build = (): ReadonlyMap<string, readonly string[]> => {
  const byTerm = new Map<string, Set<string>>();
  for (const line of GROUPS.trim().split('\n')) {
    const terms = line.split(' ').map((word) => stem(word, 'en'));
    for (const term of terms) {
      const others = byTerm.get(term) ?? new Set();
      for (const other of terms) if (other !== term) others.add(other);
      byTerm.set(term, others);
    }
  }
  return new Map([...byTerm].map(([term, others]) => [term, [...others]]));
};

/** Stems of English words that may say the same as this stem; empty for most. */
export const relatedTerms = (term: string): readonly string[] => (related ??= build()).get(term) ?? [];
