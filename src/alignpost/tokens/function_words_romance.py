"""Closed classes of Spanish, Italian and Portuguese, as `alignpost.tokens.function_words` has them of French."""

from __future__ import annotations

from alignpost.tokens.function_words import listed

__all__ = ["ITALIAN", "PORTUGUESE", "SPANISH"]

SPANISH = listed(
    """
    a acaso además adonde ahora ahí al algo alguien algún alguna algunas alguno algunos allí ambos ante antes apenas
    aquel aquella aquellas aquello aquellos aquí así aun aunque aún bajo bastante bien cada casi como con conmigo
    consigo contigo contra cual cuales cualquier cualquiera cuando cuanto cuya cuyas cuyo cuyos cuál cuáles cuándo
    cuántas cuánto cuántos cómo de debe deben debería deberían del demasiado dentro desde después detrás donde dos
    durante dónde e el ella ellas ello ellos en encima entonces entre era eran eras eres es esa esas ese eso esos esta
    estaba estaban estado estamos estar estas este esto estos estoy está están estás excepto fue fueron fui ha haber
    había habían habrá hace hacen hacer hacia han has hasta hay haya hayan he hemos hizo hoy incluso jamás junto la las
    le les lo los luego más me mediante menos mi mientras mis misma mismas mismo mismos mucha muchas mucho muchos muy mí
    nada nadie ni ningún ninguna ninguno no nos nosotras nosotros nuestra nuestras nuestro nuestros nunca o os otra
    otras otro otros para pero poca pocas poco pocos podemos poder podrá podría podrían por porque pronto pude pudo
    pueda puedan puede pueden puedes puedo pues que quien quienes quizás quién quiénes qué se sea sean según ser será
    serán sería serían si sido siempre siendo sin sino sobre sois solamente solo somos son soy su sus suya suyas suyo
    suyos sé sí sólo también tampoco tan tanta tantas tanto tantos te tenemos tener tenga tengo ti tiene tienen tienes
    toda todas todavía todo todos tras través tu tus tuvo tuya tuyo tú u un una unas uno unos usted ustedes va vamos van
    varias varios veces vosotras vosotros voy vuestra vuestras vuestro vuestros y ya yo él éramos ésta éstas éste éstos
    """
)

ITALIAN = listed(
    """
    a abbia abbiamo abbiano accanto ad adesso agli ai al alcun alcuna alcune alcuni alcuno all’ alla alle allo allora
    altra altre altri altrimenti altro anche ancora anzi anziché appena attraverso avendo avere aveva avevano avrebbe
    avrà avuto basta ben bene benché c’ che chi chiunque ci cioè ciascun ciascuna ciascuno ciò co’ coi col come comunque
    con contro così cui da dagli dai dal dall’ dalla dalle dallo davanti debba debbano degli dei del dell’ della delle
    dello dentro deve devi devo devono di dietro dopo dov’ dove dovrebbe dovrebbero dunque durante e ebbe ecco ed egli
    ella entrambe entrambi entro era erano eri ero essa esse essendo essere essi esso fa fanno fare fatto fino fra fu
    fuori furono già gli ha hai hanno ho i il in infatti insieme intorno invece io l’ la le lei li lo loro lui lungo là
    ma mai malgrado me medesimo mediante meglio meno mentre mi mia mie miei mio molta molte molti molto mie ne neanche
    negli nei nel nell’ nella nelle nello nemmeno neppure nessun nessuna nessuno niente no noi non nonostante nostra
    nostre nostri nostro nulla né o od ogni ognuno oltre oppure ora parecchi parecchie parecchio per perché perciò però persino piuttosto
    più poca poche pochi poco poi poiché possa possano possiamo posso possono potrebbe potrebbero prima presso
    proprio pur pure purché può puoi qua qual qualche qualcosa qualcuno quale quali qualora qualsiasi quando quanta
    quante quanti quanto quasi quel quell’ quella quelle quelli quello quest’ questa queste questi questo qui quindi
    s’ sarà saranno sarebbe sarebbero se sé sebbene secondo sei sempre senza si sia siamo siano siete sono sopra
    soprattutto sotto sta stanno stata state stati stato stessa stesse stessi stesso su sua sue sugli sui sul sull’
    sulla sulle sullo suo suoi t’ tale tali tanta tante tanti tanto te ti tra tranne troppo tu tua tue tuo tuoi tutta
    tuttavia tutte tutti tutto un un’ una uno v’ va vengono verso vi via viene voi vostra vostre vostri vostro è
    """
)

PORTUGUESE = listed(
    """
    a abaixo acaso acima agora ainda além algo alguém algum alguma algumas alguns ali ambos ante antes ao aonde aos
    apenas apesar após aquela aquelas aquele aqueles aqui aquilo as assim até bastante bem cada com como comigo
    conforme consigo contigo contra contudo cuja cujas cujo cujos da daquele daqueles daquela das de debaixo dela delas
    dele deles dentro depois desde dessa dessas desse desses desta destas deste destes deve devem deveria deveriam diante
    disso disto do dois dos durante e ela elas ele eles em embora enquanto entanto entre então era eram essa essas esse
    esses esta estamos estar estas estava estavam este estes estou está estão eu exceto faz fazer foi fomos for fora
    foram fosse fossem foste fui haja havia haver há isso isto já la lhe lhes lo logo longe lá mais mas me mediante menos
    mesma mesmas mesmo mesmos meu meus mim minha minhas muita muitas muito muitos na nada naquela naquele nas nem nenhum
    nenhuma nessa nesse nesta neste ninguém nisso no nos nossa nossas nosso nossos num numa nunca não nós o onde ontem os
    ou outra outras outro outros para pela pelas pelo pelos perante pode podem poderia poderiam podemos poder pois por
    porque porquê porém posso possa possam pouca poucas pouco poucos pra qual quais qualquer quaisquer quando quanta
    quantas quanto quantos quase que quem quer quê se sem sempre sendo ser seria seriam será serão seu seus sido sim sob
    sobre somente somos sou sua suas são só também tampouco tanta tantas tanto tantos te tem temos tenha tenham tenho
    ter terá teria teve teu teus ti tinha tinham tive toda todas todavia todo todos trás tu tua tuas tudo tão têm um uma
    umas uns vai vamos vos vossa vossas vosso vossos vou várias vários você vocês vão vós à às é éramos
    """
)
