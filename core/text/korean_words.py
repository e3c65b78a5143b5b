"""Korean words that rules about particles get wrong: short lists of closed classes, no dictionary."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ADVERBS = _words(
    """
    별로 바로 서로 새로 따로 홀로 날로 때로 주로 대로 실로 참으로 절로 제대로 그대로 이대로 저대로 마음대로 멋대로
    스스로 저절로 억지로 함부로 곧바로 똑바로 거꾸로 앞으로 의외로 도로 고로 그러므로 대체로 진실로 통째로 절대로
    함께 다함께 다만 또는 혹은 더는 이제는 때로는 실은 아마도 너무도 적어도 아직도 또다시 몹시도 그만 오랜만에 그만큼
    하지만 그렇지만 그래도 그런데도 그러면서도 그럼에도 아무래도 무엇보다 무엇보다도 이처럼 그처럼 저처럼 좀처럼
    여태까지 같이 많이 없이 깊이 높이 굳이 일찍이 더욱이 곰곰이 나날이 일일이 낱낱이 틈틈이 겹겹이 깨끗이 가까이 헛되이
    정말로 진짜로 참말로 수시로 차례로 이리로 그리로 저리로 한꺼번에 단번에 순식간에 뜻밖에 그밖에 이밖에
    저마다 날마다 해마다
    끊임없이 어김없이 틀림없이 상관없이 끝없이 수없이 한없이 빠짐없이 아낌없이 똑같이 한결같이 하나같이 감쪽같이
    거의 만약에 만일에 애초에 도중에 나중에 그저께
    """
)
"""Adverbs and connectives whose last syllable looks like a particle."""

_VERBS = _words(
    """
    해도 봐도 가도 와도 돼도 있어도 없어도 아니라도 몰라도 이래도 저래도 보아도 하여도 되어도 않아도 같아도
    하는 되는 보는 가는 오는 주는 아는 사는 자는 지는 쓰는 노는 우는 두는 서는 타는 파는 치는 드는 나오는 만드는 모르는
    나가 들어가 돌아가 올라가 내려가 걸어가 지나가 찾아가 다가가 넘어가 따라가 살아가 나아가 빠져나가 데려가 가져가
    나와 들어와 돌아와 올라와 내려와 다가와 찾아와 데려와 가져와 도와 고마와 다녀와 바라보다 쳐다보다 돌보다 지켜보다
    """
)
"""Common forms of verbs that end like a noun with its particle."""

NOUNS = _words(
    """
    아이 나이 차이 사이 고양이 호랑이 원숭이 어린이 지팡이 늙은이 젊은이 종이 놀이 먹이 떡볶이 목걸이 거북이
    회의 강의 결의 발의 용의 정의 주의 의의 호의 동의 논의 합의 편의 사의 창의 심의 문의 항의 유의 예의
    결과 경과 효과 사과 성과 통과 초과 학과 작가 평가 국가 휴가 화가 만화가 참가 추가 증가 허가 물가 주가 대가 요가
    정도 태도 속도 온도 제도 지도 시도 의도 수도 각도 기도 파도 포도 감도 밀도 농도 빈도 강도 유도 지지도 완성도 인지도
    통로 미로 진로 위로 경로 피로 선로 기로 회로 항로 가로 세로 마을 가을 노을 고을
    """
)
"""Nouns that end like a particle, which a small text does not show; 강의 may be 강 and 의 in one on rivers."""

WHOLE = _ADVERBS | _VERBS
"""Words that stay as they are, whatever the text holds."""

PRONOUNS = _words(
    "나 너 저 내 네 제 이 것 거 그것 이것 저것 우리 그 그녀 누구 여기 거기 저기 어디 무엇 자기 당신 너희 저희"
)
"""Short words that take particles, known without a look at the text."""

NO_NOUN = _words(
    """
    하 되 보 가 오 주 아 사 자 지 쓰 노 두 서 치 타 파 드 크 시 좋 많 같 있 없 작 높 깊 젊 넓 짧 받 찾 잡
    앉 읽 먹 믿 듣 닫 묻 얻 걷 늦 맑 밝 붉 죽 남 싫 옳 낫 놓 넣 않 겠 었 았 였 했 됐 그대 스스 억지 함부 그러 또 혹 더
    나오 들어오 돌아오 만드 모르 다니 느끼 보이 지나 나아 돌아 들어 올라 내려 따라 다가 넘어 살아 찾아 걸어 가져 데려
    바라 쳐다
    """
)
"""Stems of verbs, and syllables that only look like nouns before a particle."""

VERBAL_SYLLABLES = frozenset(
    "있없같많좋싫찮받찾잡앉읽먹믿듣닫묻얻걷늦높깊맑밝붉밟낡굵짧얇넓젊늙굶닮겠볶섞묶꺾깎닦씻벗낮옳곧"
)
"""Last syllables of stems that take -은, -을 or -이 and are no nouns."""

LINKING = frozenset("아어여너러려겨켜쳐져워")
"""Last syllables of verbs before 가다 and 오다 (날아와, 들려와, 만들어가), which nouns in 와 and 가 have as well."""

ENDINGS = frozenset("지고서면게며니러려다데라자냐까록듯큼져는므으")
"""Last syllables of verb forms that take 는, 도 or 만 (하지는, 하고도, 하면서도, 했다는)."""
