"""The public site. Every address here stands under a language (`/en/…`); mails and other doors rely on the names."""

from django.urls import path

from apps.pages.views import (
    archive,
    campaigns,
    home,
    invitations,
    letters,
    responses,
    signatures,
    signing,
    unsubscribing,
)

app_name = "pages"
urlpatterns = [
    path("", home.home, name="home"),
    path("about/", home.about, name="about"),
    path("privacy/", home.privacy, name="privacy"),
    path("campaigns/", campaigns.campaign_list, name="campaign-list"),
    path("campaigns/<slug:slug>/", campaigns.campaign, name="campaign"),
    path("campaigns/<slug:slug>/asks/<int:pk>/", archive.like_ask, name="ask-like"),
    path("letters/<slug:slug>/", letters.letter, name="letter"),
    path("letters/<slug:slug>/letter.pdf", letters.letter_pdf, name="letter-pdf"),
    path("letters/<slug:slug>/version-<int:number>.json", letters.letter_version, name="letter-version"),
    path("letters/<slug:slug>/versions/<int:number>/changes/", letters.letter_changes, name="letter-changes"),
    path("letters/<slug:slug>/sign/", signing.sign, name="sign"),
    path("letters/<slug:slug>/sign/thanks/", signing.sign_done, name="sign-done"),
    path("c/<str:token>/", signatures.confirm, name="confirm"),
    path("m/<str:token>/", signatures.manage, name="manage"),
    path("i/<str:token>/", invitations.invitation, name="invitation"),
    path("u/<str:token>/", unsubscribing.unsubscribe, name="unsubscribe"),
    path("archive/", archive.archive, name="archive"),
    path("archive/<slug:slug>/", archive.document, name="archive-document"),
    path("archive/<slug:slug>/p<int:position>/", archive.like_passage, name="archive-like"),
    path("responses/<slug:slug>/", responses.response, name="response"),
    path("commitments/", responses.commitments, name="commitments"),
]
