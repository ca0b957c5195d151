-- relation: deltagande
-- kolumn: fodelsear
-- niva: varning
-- text: {varde} deltaganden i {annat} har en ålder vid start utanför insatsens målgrupp. De räknas; kontrollera födelseåren.
select count(*) as varde, i.insats_id as annat, null as namn
from inlast.deltagande as x
join inlast.insatser as i on i.insats_id = x.insats_id
where year(x.start) - x.fodelsear < i.alder_fran or year(x.start) - x.fodelsear > i.alder_till
group by i.insats_id
