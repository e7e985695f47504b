"""The addresses of SEN support, to stand among the staff's."""

from django.urls import path

from fourfold.pages.staff.support import asked, assess, decision, helps, log, plan, plan_edit, plan_parts, readers, review

urlpatterns = [
    path("pupils/<slug:code>/decision", decision.decision, name="decision"),
    path("pupils/<slug:code>/assess", assess.assess, name="assess"),
    path("pupils/<slug:code>/assess/sign", assess.sign, name="sign-assessment"),
    path("pupils/<slug:code>/assess/ask", asked.ask, name="ask-teachers"),
    path("asked/<slug:asked>", asked.asked, name="asked"),
    path("pupils/<slug:code>/assess/asked/<slug:asked>/remind", asked.remind, name="remind-teacher"),
    path("pupils/<slug:code>/plan", plan.plan, name="plan"),
    path("pupils/<slug:code>/plan/begin", plan.begin, name="plan-begin"),
    path("pupils/<slug:code>/plan/share", plan.share, name="plan-share"),
    path("pupils/<slug:code>/plan/start", plan.start, name="plan-start"),
    path("pupils/<slug:code>/plan/revise", plan.revise, name="plan-revise"),
    path("pupils/<slug:code>/plan/answer", plan.answer, name="plan-answer"),
    path("pupils/<slug:code>/plan/edit", plan_edit.edit, name="plan-edit"),
    path("pupils/<slug:code>/plan/edit/outcome", plan_parts.add_outcome, name="outcome-add"),
    path("pupils/<slug:code>/plan/edit/outcome/<slug:part>", plan_parts.outcome, name="outcome"),
    path("pupils/<slug:code>/plan/edit/outcome/<slug:part>/help", plan_parts.add_line, name="line-add"),
    path("pupils/<slug:code>/plan/edit/help/<slug:part>", plan_parts.line, name="line"),
    path("pupils/<slug:code>/plan/edit/drop/<slug:part>", plan_parts.drop, name="part-drop"),
    path("pupils/<slug:code>/review", review.review, name="review"),
    path("pupils/<slug:code>/review/begin", review.begin, name="review-begin"),
    path("pupils/<slug:code>/review/move", review.move, name="review-move"),
    path("pupils/<slug:code>/helps", helps.helps, name="helps"),
    path("pupils/<slug:code>/helps/read", helps.confirm, name="helps-read"),
    path("pupils/<slug:code>/helps/ask", helps.ask, name="helps-ask"),
    path("pupils/<slug:code>/plan/readers", readers.readers, name="readers"),
    path("pupils/<slug:code>/plan/readers/remind", readers.remind, name="readers-remind"),
    path("pupils/<slug:code>/plan/responsible", readers.responsible, name="plan-responsible"),
    path("questions/<slug:question>", readers.question, name="plan-question"),
    path("desk/remind-readers", readers.remind_all, name="remind-all-readers"),
    path("log", log.day, name="log"),
    path("log/<slug:code>", log.slot, name="log-slot"),
    path("log/entry/<slug:code>", log.entry, name="log-entry"),
]
