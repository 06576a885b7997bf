"""Closed classes of German and Dutch, as `alignpost.tokens.function_words` has them of English and French."""

from __future__ import annotations

from alignpost.tokens.function_words import listed

__all__ = ["DUTCH", "GERMAN"]

GERMAN = listed(
    """
    ab aber alle allem allen aller allerdings alles als also am an andere anderem anderen anderer anderes anders auch
    auf aus außer außerdem außerhalb bald bei beide beiden beider beim bereits bevor bin bis bisher bist bloß da dabei
    dadurch dafür dagegen daher dahin damals damit danach daneben dann daran darauf daraus darf darfst darin darum
    darunter darüber das dass davon davor dazu dein deine deinem deinen deiner deines dem den denen denn dennoch der
    deren derjenige derselbe derselben des deshalb desselben dessen dich die dies diese dieselbe dieselben diesem
    diesen dieser dieses dir doch dort du durch durfte durften dürfen eben ebenfalls ebenso ehe eigentlich ein eine
    einem einen einer eines einige einigem einigen einiger einiges einmal er erst es etwa etwas euch euer eure eurem
    euren eurer eures fast für gab gar gegen gegenüber genau genug gerade gern gewesen geworden gibt habe haben habt
    hast hat hatte hatten hattest hier hin hinter hätte hätten ich ihm ihn ihnen ihr ihre ihrem ihren ihrer ihres im
    immer in indem infolge innerhalb ins irgendein irgendeine irgendwie ist ja je jede jedem jeden jeder jedes jedoch
    jemand jene jenem jenen jener jenes jetzt kann kannst kaum kein keine keinem keinen keiner keines konnte konnten
    könnt können könnte könnten lassen lässt man manche manchem manchen mancher manches manchmal mein meine meinem
    meinen meiner meines mich mir mit muss musst musste mussten möchte möchten mögen müssen müsste müssten nach nachdem
    natürlich neben nein nicht nichts nie niemals niemand noch nun nur ob oben oberhalb obwohl oder oft ohne schon sehr
    sei seid seien sein seine seinem seinen seiner seines seit seitdem selbst selten sich sie sind so sobald sodass
    sogar solange solche solchem solchen solcher solches soll sollen sollte sollten sondern sonst soweit sowie sowohl
    statt trotz trotzdem um und uns unser unsere unserem unseren unserer unseres unten unter unterhalb viel viele
    vielen vieler vielleicht vom von vor vorher war waren warst warum was weder wegen weil weiter weitere weiteren
    welche welchem welchen welcher welches wem wen wenig wenige weniger wenn wer werde werden werdet wessen wie wieder
    will willst wir wird wirst wo wobei wodurch wofür woher wohin wohl wollen wollte wollten womit wonach woran worauf
    woraus worin worüber wovon wozu wurde wurden während wäre wären würde würden zu zum zur zusammen zwar zwischen über
    überall überhaupt
    """
)

DUTCH = listed(
    """
    aan achter af al alle alleen alles als alsof altijd ander andere anderen anders bent beide beneden bij bijna binnen
    boven buiten daar daarbij daardoor daarin daarmee daarna daarom daarop daarvan daarvoor dan dat de deze dezelfde die
    dit doen doet door dus echter een eens eerst eigenlijk elk elke elkaar en enige enkele er erg ergens ervan ervoor
    even ging gaan gaat geen geweest geworden haar had hadden heb hebben hebt heeft hem hen het hetzelfde hier hierbij
    hierdoor hiervan hij hoe hoewel hun ieder iedere iedereen iemand iets ik in indien inmiddels is ja je jij jouw
    jullie kan kon konden kun kunnen kunt laat laten maar maken me mee meer meest meestal men met mij mijn misschien
    mits mocht mochten moest moesten moet moeten mogen na naar naast nadat nee net niemand niet niets nog nooit
    nu of om omdat onder ondanks ons onze ook op opnieuw over overal pas per reeds samen sinds slechts soms steeds
    straks te tegen ten tenzij ter terug terwijl tijdens toch toe toen tot totdat tussen u uit uw vaak van vanaf vandaan
    vanuit vanwege veel verder via volgens voor vooral voorbij voordat waar waarbij waardoor waarin waarmee waarom
    waarop waarvan waarvoor want waren was wat we weer weinig wel welk welke werd werden wie wij wil wilde wilden willen
    word worden wordt zal ze zelf zelfs zich zichzelf zij zijn zo zoals zodat zodra zonder zou zouden zowel zulke zullen
    """
)
